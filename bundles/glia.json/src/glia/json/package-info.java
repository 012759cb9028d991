/** Reads JSON files that people write: every value knows its place, every problem has line and column. */
package glia.json;
