package org.consilium.storage;

import java.util.Optional;

/** Where the identity that a store gives to an upload in parts is kept, so that the upload goes on after an interruption. */
public interface UploadMemory {

    /** The upload that was begun for the object before, if any. */
    Optional<String> begun();

    /** Keeps the identity of an upload, before anything of it is sent. */
    void began(String uploadId);
}
