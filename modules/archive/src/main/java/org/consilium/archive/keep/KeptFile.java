package org.consilium.archive.keep;

/**
 * A file in the object store.
 *
 * @param key of its object
 * @param length in bytes, at least 1
 * @param sha256 of all of them
 */
public record KeptFile(String key, long length, byte[] sha256) {

    public KeptFile {
        sha256 = sha256.clone();
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }
}
