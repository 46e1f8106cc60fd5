# Sourced by the other scripts: what a build needs beside the JDK.

require_maven() {
    if ! command -v mvn >/dev/null; then
        echo "Consilium is built with Maven 3.8 or newer, which is not on the PATH: 'apt-get install maven'." >&2
        exit 1
    fi
}

require_build_tools() {
    require_maven
    local major
    major="$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/')"
    if [ -z "$major" ] || [ "$major" -lt 20 ] || ! command -v npm >/dev/null; then
        echo "The portal is built with Node 20 or newer and npm; found: ${major:+Node $major}${major:-none}." >&2
        echo "'apt-get install nodejs npm', or see nodejs.org." >&2
        exit 1
    fi
}
