/** The energy books: accounts, roles and what a run supplied and spent. */
package glia.api.energy;
