package glia.product.tests;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a test class that changes the product it is given, so that it gets a copy of its own. */
@Retention(RetentionPolicy.RUNTIME)
@interface Own {
}
