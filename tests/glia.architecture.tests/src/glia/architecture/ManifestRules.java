package glia.architecture;

import glia.architecture.BundleManifest.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a manifest may say. */
final class ManifestRules {

    private static final String EXECUTION_ENVIRONMENT = "JavaSE-25";
    private static final String ANNOTATIONS = "org.osgi.service.component.annotations";
    private static final List<String> OF_THE_JDK = List.of("com.sun.", "java.", "javax.", "jdk.", "org.w3c.",
            "org.xml.");

    private ManifestRules() {
    }

    /** Checks what holds for shipped and test bundles alike. */
    static List<String> checkAny(String folder, BundleManifest manifest, String version) {
        List<String> violations = new ArrayList<>();
        if (!manifest.symbolicName().equals(folder)) {
            violations.add(folder + ": the symbolic name is " + manifest.symbolicName());
        }
        if (!manifest.header("Bundle-Version").equals(version)) {
            violations.add(folder + ": version " + manifest.header("Bundle-Version") + ", expected " + version);
        }
        if (!manifest.header("Bundle-RequiredExecutionEnvironment").equals(EXECUTION_ENVIRONMENT)) {
            violations.add(folder + ": the execution environment is not " + EXECUTION_ENVIRONMENT);
        }
        if (!manifest.header("Bundle-Activator").isEmpty()) {
            violations.add(folder + ": has an activator; use a component");
        }
        return violations;
    }

    /** Checks a shipped bundle against its row of the table. */
    static List<String> check(String bundle, BundleManifest manifest, BundleRow row) {
        List<String> violations = new ArrayList<>();
        List<Clause> imports = new ArrayList<>(manifest.clauses("Import-Package"));
        imports.addAll(manifest.clauses("DynamicImport-Package"));
        for (Clause clause : imports) {
            if (!clause.name().equals(ANNOTATIONS) && !row.mayImport(clause.name())) {
                violations.add(bundle + ": may not import " + clause.name());
            }
        }
        for (Clause clause : manifest.clauses("Import-Package")) {
            if (!clause.attributes().contains("version=") && OF_THE_JDK.stream().noneMatch(clause.name()::startsWith)) {
                violations.add(bundle + ": imports " + clause.name() + " without a version range");
            }
        }
        for (String required : manifest.names("Require-Bundle")) {
            if (!row.requires().contains(required)) {
                violations.add(bundle + ": may not require " + required);
            } else if (!required.startsWith("org.eclipse.")) {
                violations.add(bundle + ": import the packages of " + required + " instead of requiring it");
            }
        }
        if (!Set.copyOf(manifest.names("Export-Package")).equals(Set.copyOf(row.exports()))) {
            violations.add(bundle + ": exports " + manifest.names("Export-Package") + ", expected " + row.exports());
        }
        if (!manifest.header("Fragment-Host").isEmpty()) {
            violations.add(bundle + ": is a fragment");
        }
        return violations;
    }
}
