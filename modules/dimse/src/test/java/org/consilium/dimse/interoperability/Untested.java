package org.consilium.dimse.interoperability;

import static org.consilium.dimse.interoperability.Service.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why cells of the matrix stay empty: what a peer does not offer. The first rule that fits is the reason. */
record Untested(Peer peer, Set<Role> roles, Set<Service> services, Set<Transport> transports, String because) {

    private static final Set<Role> BOTH = EnumSet.allOf(Role.class);
    private static final Set<Role> USER = EnumSet.of(Role.USER);
    private static final Set<Role> PROVIDER = EnumSet.of(Role.PROVIDER);
    private static final Set<Transport> ANY = EnumSet.allOf(Transport.class);
    private static final Set<Transport> TLS = EnumSet.of(Transport.TLS);
    private static final Set<Service> NORMALIZED =
            EnumSet.of(N_CREATE, N_SET, N_GET, N_DELETE, N_ACTION, N_EVENT_REPORT, COMMITMENT, MPPS, UPS, AVAILABILITY);

    private static final List<Untested> RULES = List.of(
            new Untested(
                    Peer.DCMTK,
                    BOTH,
                    NORMALIZED,
                    ANY,
                    "DCMTK has DIMSE-N services only for print management, which is none of ours."),
            new Untested(Peer.DCMTK, BOTH, EnumSet.of(ASYNCHRONOUS), ANY, "DCMTK does not negotiate the window."),
            new Untested(Peer.DCMTK, USER, EnumSet.of(USER_IDENTITY), ANY, "DCMTK's providers take no notice of it."),
            new Untested(
                    Peer.DCMTK,
                    BOTH,
                    EnumSet.of(MOVE, GET),
                    TLS,
                    "`movescu`, `getscu`, `dcmqrscp` and `wlmscpfs` of DCMTK 3.6.7 have no TLS."),
            new Untested(
                    Peer.DCMTK,
                    USER,
                    EnumSet.of(FIND, CANCEL, WORKLIST),
                    TLS,
                    "`movescu`, `getscu`, `dcmqrscp` and `wlmscpfs` of DCMTK 3.6.7 have no TLS."),
            new Untested(
                    Peer.ORTHANC,
                    BOTH,
                    EnumSet.of(N_CREATE, N_SET, N_GET, N_DELETE, MPPS, UPS, AVAILABILITY),
                    ANY,
                    "Orthanc has no DIMSE-N service but storage commitment."),
            new Untested(
                    Peer.ORTHANC, BOTH, EnumSet.of(ASYNCHRONOUS, USER_IDENTITY), ANY, "Orthanc does not negotiate it."),
            new Untested(Peer.ORTHANC, PROVIDER, EnumSet.of(CANCEL), ANY, "Orthanc never sends a C-CANCEL."),
            new Untested(Peer.ORTHANC, PROVIDER, EnumSet.of(GET), ANY, "Orthanc 1.10 is no user of C-GET."),
            new Untested(
                    Peer.PIXELMED,
                    BOTH,
                    union(NORMALIZED, EnumSet.of(ASYNCHRONOUS)),
                    ANY,
                    "pixelmed has neither DIMSE-N services nor an asynchronous operations window."),
            new Untested(
                    Peer.PIXELMED,
                    BOTH,
                    EnumSet.allOf(Service.class),
                    TLS,
                    "pixelmed speaks only TLS 1.0 with `TLS_RSA_WITH_AES_128_CBC_SHA`; BCP 195 forbids both."),
            new Untested(Peer.PIXELMED, BOTH, EnumSet.of(CANCEL), ANY, "pixelmed has no C-CANCEL of a C-FIND."),
            new Untested(Peer.PIXELMED, BOTH, EnumSet.of(WORKLIST), ANY, "pixelmed has no modality worklist."),
            new Untested(
                    Peer.PIXELMED, USER, EnumSet.of(USER_IDENTITY), ANY, "pixelmed's provider takes no notice of it."),
            new Untested(Peer.GDCM, BOTH, EnumSet.allOf(Service.class), TLS, "GDCM has no TLS."),
            new Untested(
                    Peer.GDCM,
                    BOTH,
                    union(NORMALIZED, EnumSet.of(CANCEL, ASYNCHRONOUS, USER_IDENTITY, ROLE_SELECTION, GET)),
                    ANY,
                    "`gdcmscu` has only C-ECHO, C-STORE, C-FIND and C-MOVE."),
            new Untested(
                    Peer.GDCM,
                    PROVIDER,
                    EnumSet.of(WORKLIST),
                    ANY,
                    "`gdcmscu --worklist` makes a query of the study root model and refuses it itself."),
            new Untested(
                    Peer.GDCM,
                    USER,
                    EnumSet.of(ECHO, FIND, WORKLIST, MOVE, GET),
                    ANY,
                    "GDCM provides nothing but C-STORE for what its own C-MOVE asks for."),
            new Untested(
                    Peer.DCMJS,
                    USER,
                    EnumSet.of(N_EVENT_REPORT),
                    ANY,
                    "dcmjs-dimse as the one that reports is not tried."),
            new Untested(
                    Peer.DCMJS,
                    BOTH,
                    EnumSet.of(ASYNCHRONOUS),
                    ANY,
                    "dcmjs-dimse names a window, but sends a request only after the response to the one before."),
            new Untested(
                    Peer.DCMJS,
                    BOTH,
                    EnumSet.of(TLS_PROFILES),
                    ANY,
                    "dcmjs-dimse has no profiles, but what the TLS of Node.js is told."),
            new Untested(
                    Peer.DCMJS,
                    BOTH,
                    EnumSet.of(UPS, AVAILABILITY),
                    ANY,
                    "dcmjs-dimse carries such messages, but has no such service: see N-CREATE to N-ACTION."));

    static Optional<String> reason(Cell cell) {
        return RULES.stream()
                .filter(rule -> rule.peer == cell.peer()
                        && rule.roles.contains(cell.role())
                        && rule.services.contains(cell.service())
                        && rule.transports.contains(cell.transport()))
                .map(Untested::because)
                .findFirst();
    }

    private static Set<Service> union(Set<Service> one, Set<Service> other) {
        Set<Service> both = EnumSet.copyOf(one);
        both.addAll(other);
        return both;
    }
}
