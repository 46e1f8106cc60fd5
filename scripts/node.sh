# Sourced by the scripts that start the node's jar, with $typed_in as the folder the command was typed in.

jar=modules/app/target/consilium-node.jar

# Relative folders in the environment are meant from where the command was typed.
from_where_typed() {
    case "${!1:-}" in
        "" | /*) ;;
        *) export "$1=$typed_in/${!1}" ;;
    esac
}

prepare_node() {
    local name
    . scripts/jdk.sh
    for name in CONSILIUM_HOME CONSILIUM_CONFIG CONSILIUM_TLS_CERTIFICATE CONSILIUM_TLS_KEY CONSILIUM_TLS_PEERS CONSILIUM_TLS_REVOKED; do
        from_where_typed "$name"
    done
    # A full disk is told from other faults by the system's own words, which must be the untranslated ones.
    export LC_ALL=C.UTF-8
}

# A program in the node's jar beside the node itself.
run_node_program() {
    prepare_node
    if [ ! -f "$jar" ]; then
        echo "$jar is missing; scripts/run builds it." >&2
        exit 1
    fi
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ${JAVA_OPTS:-} -jar "$jar" "$@"
}
