package org.consilium.archive;

import java.nio.file.Path;
import org.consilium.storage.ObjectStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class HiddenStudiesInS3IT extends HiddenStudiesIT {

    @RegisterExtension
    static final S3Bucket BUCKET = new S3Bucket();

    @Override
    ObjectStore store(Path own) {
        return BUCKET.empty();
    }
}
