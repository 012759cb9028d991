package glia.health.internal;

import glia.api.change.NetworkChange;

/**
 * How something is put right.
 *
 * @param what is wrong, a sentence without a full stop
 * @param change what the repair changes, and why to that, a sentence without a full stop
 * @param repair sets it right
 * @param undo sets it to what it was
 */
record Remedy(String what, String change, NetworkChange repair, NetworkChange undo) {
}
