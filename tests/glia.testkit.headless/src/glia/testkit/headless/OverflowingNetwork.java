package glia.testkit.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network of 4 neurons P, 3 neurons T and 18 synapses P->T whose potentiation overflows: the third spike of T makes
 * all weights onto it NaN whose source has not fired yet, 12 of them within 60 ms. From 70 ms on P is made to fire, and
 * only through these weights does T fire again.
 */
public final class OverflowingNetwork {

    private OverflowingNetwork() {
    }

    /** Writes the network to {@code overflow.network.json} in the folder. */
    public static Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("overflow.network.json"), """
                {"glia": 1, "name": "overflow", "populations": [
                  {"name": "P", "size": 4, "model": "iaf_psc_exp"},
                  {"name": "T", "size": 3, "model": "iaf_psc_exp"}],
                 "projections": [{"name": "P->T", "source": "P", "target": "T", "weight": {"distribution": "uniform",
                   "low": 800, "high": 900}, "delay": 1.5, "rule": {"type": "fixed_indegree", "indegree": 6},
                   "synapse": {"model": "stdp_triplet_synapse", "parameters": {"Aplus": 0, "Aplus_triplet": 3e38,
                     "Aminus": 0, "Aminus_triplet": 0, "Wmax": 2000}}}],
                 "devices": [
                   {"name": "early", "model": "dc_generator", "amplitude": 600, "stop": 50,
                    "targets": [{"population": "T", "neurons": [0, 2]}]},
                   {"name": "late", "model": "dc_generator", "amplitude": 600, "start": 70,
                    "targets": [{"population": "P"}]}]}
                """);
    }
}
