package org.consilium.dimse.interoperability;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of the document and the list of reasons below it. */
final class Matrix {

    private final Map<Cell, TreeSet<String>> tested;
    private final List<String> reasons = new ArrayList<>();

    Matrix(Map<Cell, TreeSet<String>> tested) {
        this.tested = tested;
    }

    /** Cells that are neither tested nor explained, or both. */
    List<String> contradictions() {
        return cells().flatMap(cell -> {
                    boolean isTested = tested.containsKey(cell);
                    Optional<String> reason = Untested.reason(cell);
                    if (cell.peer() == Peer.OURSELVES) {
                        return tested(cell) ? Stream.empty() : Stream.of(cell + " has no test at all");
                    }
                    return isTested == reason.isPresent()
                            ? Stream.of(cell + (isTested ? " is tested but said not to be offered" : " is not tested"))
                            : Stream.empty();
                })
                .toList();
    }

    /** Over anything, with anybody. */
    private boolean tested(Cell cell) {
        return Arrays.stream(Peer.values())
                .flatMap(peer -> Arrays.stream(Transport.values())
                        .map(transport -> new Cell(cell.service(), cell.role(), peer, transport)))
                .anyMatch(tested::containsKey);
    }

    private static Stream<Cell> cells() {
        return Arrays.stream(Service.values())
                .flatMap(service -> Arrays.stream(Role.values())
                        .flatMap(role -> Arrays.stream(Peer.values())
                                .flatMap(peer -> service.transports().stream()
                                        .map(transport -> new Cell(service, role, peer, transport)))));
    }

    String render() {
        var out = new StringBuilder("| service | our role |");
        Arrays.stream(Peer.values())
                .forEach(peer -> out.append(' ').append(peer).append(" |"));
        out.append("\n|---|---|").append("---|".repeat(Peer.values().length)).append('\n');
        for (Service service : Service.values()) {
            for (Role role : Role.values()) {
                out.append("| ").append(service).append(" | ").append(role).append(" |");
                for (Peer peer : Peer.values()) {
                    out.append(' ').append(column(service, role, peer)).append(" |");
                }
                out.append('\n');
            }
        }
        out.append('\n');
        for (int i = 0; i < reasons.size(); i++) {
            out.append("%d. %s\n".formatted(i + 1, reasons.get(i)));
        }
        return out.toString();
    }

    private String column(Service service, Role role, Peer peer) {
        List<String> lines = Arrays.stream(Transport.values())
                .map(transport -> new Cell(service, role, peer, transport))
                .flatMap(cell -> Optional.ofNullable(tested.get(cell))
                        .map(tests -> cell.transport() + ": "
                                + tests.stream().map("`%s`"::formatted).collect(joining(", ")))
                        .or(() -> service.transports().contains(cell.transport()) ? unoffered(cell) : Optional.empty())
                        .stream())
                .toList();
        List<String> distinct = lines.stream()
                .map(line -> line.replaceFirst("^\\S+: –", "–"))
                .distinct()
                .toList();
        return String.join("<br>", distinct.size() == 1 ? distinct : lines);
    }

    private Optional<String> unoffered(Cell cell) {
        return Untested.reason(cell).map(reason -> {
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
            return "%s: – (%d)".formatted(cell.transport(), reasons.indexOf(reason) + 1);
        });
    }
}
