package org.consilium.cli.send;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Queue;
import org.consilium.cli.console.Failure;
import org.consilium.cli.console.Interruption;
import org.consilium.cli.console.Progress;
import org.consilium.cli.console.StatusText;
import org.consilium.cli.peer.PeerOptions;
import org.consilium.cli.peer.PeerTrouble;
import org.consilium.dimse.Association;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.Rejected;

/** One association after another that takes objects from a queue several of them share. */
final class Carrier implements Runnable {

    /** Associations in a row that end without a single object stored, before the peer is given up. */
    private static final int FRUITLESS_MAX = 3;

    private final PeerOptions peer;
    private final AssociationProposal proposal;
    private final int window;
    private final Queue<Outgoing> queue;
    private final Tally tally;
    private final Progress progress;
    private final Interruption interruption;
    private final boolean goOn;

    Carrier(Job job, Round round, Queue<Outgoing> queue) {
        this.peer = job.peer();
        this.window = job.window();
        this.proposal = AssociationProposal.of(round.proposals()).withWindow(window, 1);
        this.queue = queue;
        this.tally = job.tally();
        this.progress = job.progress();
        this.interruption = job.interruption();
        this.goOn = job.goOn();
    }

    /**
     * What all carriers of a run share.
     *
     * @param window requests under way at a time over one association, as far as the peer agrees
     * @param goOn goes on with the next object when one was not stored
     */
    record Job(PeerOptions peer, Tally tally, Progress progress, Interruption interruption, int window, boolean goOn) {}

    @Override
    public void run() {
        int fruitless = 0;
        while (fruitless < FRUITLESS_MAX && goesOn() && !queue.isEmpty()) {
            try (Association association = peer.connect(proposal, ServiceClasses.none())) {
                fruitless = carryAll(association) ? 0 : fruitless + 1;
            } catch (Failure e) {
                progress.say(String.valueOf(e.getMessage()));
                tally.peerLost();
                return; // others may have an association and take the rest
            }
        }
    }

    private boolean goesOn() {
        return !interruption.isRequested() && (goOn || !tally.hasFailed());
    }

    /** One thread for each request the window lets be under way. */
    private boolean carryAll(Association association) {
        if (window == 1) {
            return carry(association);
        }
        boolean any = false;
        for (boolean each : Together.all(window, () -> carry(association))) {
            any |= each;
        }
        return any;
    }

    /** Sends until the queue is empty or the association has ended; true when at least one object was stored. */
    private boolean carry(Association association) {
        boolean any = false;
        while (goesOn() && association.isEstablished()) {
            Outgoing object = queue.poll();
            if (object == null) {
                return true;
            }
            any |= send(association, object);
        }
        return any;
    }

    private boolean send(Association association, Outgoing object) {
        try (InputStream dataSet = open(object)) {
            DimseStatus status = association.store(new StoreItem(
                    object.sopClassUid(), object.sopInstanceUid(), object.transferSyntax(), object.length(), dataSet));
            if (status.isSuccess() || status.isWarning()) {
                tally.stored(object, StatusText.of(status));
                progress.done();
                return true;
            }
            fail(object, StatusText.of(status));
        } catch (AssociationEnded e) {
            tally.peerLost();
            fail(object, PeerTrouble.sentence(e));
        } catch (Rejected e) {
            fail(object, "no presentation context: " + object.transferSyntax() + " not accepted for this SOP class");
        } catch (IOException e) {
            association.abort(); // a data set that broke off cannot be taken back
            fail(object, PeerTrouble.sentence(e));
        }
        return false;
    }

    private void fail(Outgoing object, String outcome) {
        tally.failed(object.file(), outcome);
        progress.say(object.file() + ": " + outcome);
        progress.done();
    }

    private InputStream open(Outgoing object) throws IOException {
        FileChannel channel = FileChannel.open(object.file());
        channel.position(object.dataSetOffset());
        return new CountedStream(new BufferedInputStream(Channels.newInputStream(channel)), progress::bytes);
    }
}
