package org.consilium.archive.commit;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether the node answers for an instance: only when its bytes lie in the object store and read back as received. */
final class Verifier {

    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    private final Archive archive;
    private final CommitmentRows rows;

    Verifier(Archive archive, CommitmentRows rows) {
        this.archive = archive;
        this.rows = rows;
    }

    /** Success, a failure reason (PS3.3 C.14.1.1), or none yet: the bytes lie in the spool. */
    Optional<DimseStatus> decide(Caller caller, ObjectReference reference) {
        Optional<StoredInstance> found = Uid.isValid(reference.sopInstanceUid())
                ? archive.open(caller, new Uid(reference.sopInstanceUid()))
                : Optional.empty();
        if (found.isEmpty()) {
            return Optional.of(DimseStatus.NO_SUCH_SOP_INSTANCE);
        }
        if (!found.get().record().sopClass().equals(reference.sopClassUid())) {
            return Optional.of(DimseStatus.CLASS_INSTANCE_CONFLICT);
        }
        if (!rows.liesInStore(reference.sopInstanceUid())) {
            return Optional.empty();
        }
        // Opened again: what was found before may still point at the spool.
        return archive.open(caller, new Uid(reference.sopInstanceUid()))
                .map(instance -> readsBack(instance) ? DimseStatus.SUCCESS : DimseStatus.PROCESSING_FAILURE)
                .or(() -> Optional.of(DimseStatus.NO_SUCH_SOP_INSTANCE));
    }

    private static boolean readsBack(StoredInstance instance) {
        try (var bytes = new DigestInputStream(instance.open(), MessageDigest.getInstance("SHA-256"))) {
            long length = bytes.transferTo(OutputStream.nullOutputStream());
            return length == instance.length()
                    && MessageDigest.isEqual(bytes.getMessageDigest().digest(), instance.sha256());
        } catch (IOException e) {
            LOG.error("Instance {} cannot be read back: {}", instance.record().uid(), e.toString());
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
