/** Whether all is well: checks, what they find, why, and what to do about it. */
package glia.api.health;
