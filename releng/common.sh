# Shared by releng/glia and releng/test: finds or fetches what the build needs and runs Maven with visible progress.
# Sourced by bash; expects $program to name the command for messages.
set -u -o pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=$root/releng/.cache
work=$root/target
product=$root/releng/glia.product/target/products/glia/linux/gtk/x86_64/glia
maven_version=3.9.16
jdk_version=25
# what the product is made of, and the note of which state of it was built last
sources=(pom.xml .mvn bundles features target-platform releng/glia.product)
stamp=$work/product.stamp
began=$SECONDS

say() { printf '[%4d s] %s\n' $((SECONDS - began)) "$*" >&2; }

# die CODE MESSAGE: one readable line
die() {
    printf '%s: %s\n' "$program" "$2" >&2
    exit "$1"
}

java_major() { "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }

# Sets JAVA_HOME to a JDK (not only a runtime) that is new enough.
find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [ -x "$candidate/bin/javac" ] && [ -x "$candidate/bin/jlink" ] || continue
        if [ "$(java_major "$candidate")" -ge $jdk_version ] 2>/dev/null; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    die 3 "no JDK $jdk_version found in JAVA_HOME or under /usr/lib/jvm; unpack one there or set JAVA_HOME"
}

# has_library NAME: whether the dynamic linker knows the shared library
has_library() {
    local known
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
    [[ $known == *"$1 ("* ]]
}

has_font() {
    local found
    found=$(find /usr/share/fonts "${HOME:-/usr/share}/.fonts" -name '*.[to]tf' -print -quit 2>/dev/null)
    [ -n "$found" ]
}

# need WHAT...: makes sure of what is asked for: build, window, xvfb. Installs Debian packages as root, else names them.
need() {
    local missing=() what
    for what in "$@"; do
        case $what in
            build) [ -x "$cache/apache-maven-$maven_version/bin/mvn" ] || command -v mvn >/dev/null || missing+=(maven) ;;
            window)
                has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
                has_library libXtst.so.6 || missing+=(libxtst6)
                has_font || missing+=(fonts-dejavu-core) ;;
            xvfb) command -v Xvfb >/dev/null || missing+=(xvfb) ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        die 3 "missing packages, as root: apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    mkdir -p "$work"
    if ! (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}") \
        </dev/null >"$work/packages.log" 2>&1; then
        tail -n 15 "$work/packages.log" >&2
        die 3 "could not install ${missing[*]}; the full log is $work/packages.log"
    fi
}

# Java asks the password file and not HOME where the home folder is; the local repository is to follow HOME.
with_maven() {
    local home=${HOME:-}
    [ -n "$home" ] && [ -w "$home" ] || home=$cache/home
    HOME=$home MAVEN_OPTS="-Duser.home=$home ${MAVEN_OPTS:-}" "$@"
}

# The Maven of the distribution is too old for Tycho, but good enough to fetch the one that is needed.
fetch_maven() {
    [ -x "$cache/apache-maven-$maven_version/bin/mvn" ] && return
    say "fetching Maven $maven_version"
    mkdir -p "$cache/fetch" "$work"
    # -f: outside of this project, so that the old Maven does not read its build files
    cat >"$cache/fetch/pom.xml" <<POM
<project><modelVersion>4.0.0</modelVersion><groupId>glia</groupId><artifactId>fetch</artifactId><version>1</version>
<packaging>pom</packaging></project>
POM
    if ! (cd "$cache/fetch" && with_maven env -u JAVA_HOME mvn -B -f pom.xml \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$maven_version:tar.gz:bin" "-DoutputDirectory=$cache/fetch/unpacked") \
        </dev/null >"$work/fetch-maven.log" 2>&1; then
        tail -n 15 "$work/fetch-maven.log" >&2
        die 3 "could not fetch Maven $maven_version from Maven Central; the full log is $work/fetch-maven.log"
    fi
    mv "$cache/fetch/unpacked/apache-maven-$maven_version" "$cache/" && rm -rf "$cache/fetch"
}

# Turns Maven's log into one line a step.
show_progress() {
    local line downloads=0 resolving= words
    while IFS= read -r line; do
        case $line in
            *'Downloaded from '*)
                downloads=$((downloads + 1))
                [ $((downloads % 100)) -ne 0 ] || say "$downloads files downloaded" ;;
            '[INFO] Building '*'['*/*']')
                read -r -a words <<<"$line"
                say "${words[2]} ${words[-1]}" ;;
            '[INFO] Resolving MavenDependencyRoots'*)
                [ -n "$resolving" ] || say "resolving the target platform (the first time this downloads about 160 MB)"
                resolving=yes ;;
            *'Tests run:'*'Time elapsed:'*)
                say "    ${line##* }: ${line#*Tests run: }" ;;
        esac
    done
}

prepare_build() {
    find_jdk
    need build
    fetch_maven
}

# build LOG ARGUMENTS...: runs Maven in the project, one at a time; its whole output goes to LOG.
build() {
    local log=$1 status
    shift
    mkdir -p "$(dirname "$log")" "$cache"
    exec 9>"$cache/lock"
    if ! flock -n 9; then
        say "another build of this checkout is running; waiting for it"
        flock 9
    fi
    (cd "$root" && with_maven "$cache/apache-maven-$maven_version/bin/mvn" "$@" </dev/null 2>&1 9>&-) |
        tee "$log" | show_progress
    status=${PIPESTATUS[0]}
    exec 9>&-
    return "$status"
}

# What went wrong by Maven's own words; without them the end of the log.
show_failure() {
    if grep -q '^\[ERROR\]' "$1"; then
        grep '^\[ERROR\]' "$1" | grep -v -e 'osgi\.platform' -e '^\[ERROR\] *$' -e 'Help 1' | cut -c 1-300 | head -n 40
    else
        tail -n 40 "$1"
    fi >&2
}

# A fingerprint of the sources in the given folders: what git tracks or would track.
fingerprint() {
    (
        cd "$root" || exit
        if git rev-parse --git-dir >/dev/null 2>&1; then
            git ls-files -z --cached --others --exclude-standard -- "$@"
        else
            find "$@" -type f ! -path '*/target/*' ! -path '*/.cache/*' ! -path '*/bin/*' -print0
        fi | sort -z | xargs -0 sha1sum 2>/dev/null | sha1sum
    )
}
