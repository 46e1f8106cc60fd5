# Sourced by the other scripts: finds a JDK 25 and sets JAVA_HOME to it, or says what to install and ends.

# The file "release" answers at once; javac itself is asked only where there is none.
is_jdk_25() {
    [ -x "$1/bin/javac" ] || return 1
    if [ -f "$1/release" ]; then
        grep -qE '^JAVA_VERSION="25([^0-9]|$)' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | grep -qE '^javac 25([^0-9]|$)'
    fi
}

find_jdk_25() {
    local candidate
    for candidate in "${JAVA_HOME:-}" \
        "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/bin/javac)")")")" \
        /usr/lib/jvm/* /opt/* /opt/*/* /usr/local/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

if ! JAVA_HOME="$(find_jdk_25)"; then
    echo "Consilium needs a JDK 25 and found none in JAVA_HOME, /usr/lib/jvm, /opt or SDKMAN." >&2
    echo "Install one, for example 'apt-get install openjdk-25-jdk-headless' or Temurin 25 from adoptium.net, or set JAVA_HOME." >&2
    exit 1
fi
export JAVA_HOME
export PATH="$JAVA_HOME/bin:$PATH"
