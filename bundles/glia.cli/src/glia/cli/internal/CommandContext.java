package glia.cli.internal;

/**
 * What a command works with.
 *
 * @param version version of Glia
 */
record CommandContext(Services services, String version, Streams streams, Interruption interruption) {
}
