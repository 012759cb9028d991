/** What tests of all bundles are written with; it needs no more than the contracts, and no workbench. */
package glia.testkit.headless;
