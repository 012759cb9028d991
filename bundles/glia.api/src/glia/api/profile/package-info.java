/** Optimization profiles: which switches there are, files that set them, and what that brings. */
package glia.api.profile;
