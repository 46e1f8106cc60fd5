package org.consilium.archive.receive;

import org.consilium.archive.index.ReceivedInstance;
import org.consilium.storage.spool.SpoolDraft;

/** An instance just received, not yet committed, beside the one of the same UID that is here already. */
record Newcomer(ReceivedInstance instance, SpoolDraft draft) {}
