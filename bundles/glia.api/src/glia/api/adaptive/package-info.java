/**
 * Giving way under load: what can take less, in which order it is asked to, and why. Nothing that changes a result is
 * asked unless a person has allowed it.
 */
package glia.api.adaptive;
