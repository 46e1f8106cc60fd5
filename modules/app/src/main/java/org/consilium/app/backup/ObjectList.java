package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The objects that a point refers to: a line for each, with key, length and SHA-256 divided by tabs. */
record ObjectList(List<Entry> entries) {

    /** Stands for the SHA-256 of an object that was not read. */
    static final String NOT_READ = "-";

    record Entry(String key, long length, String sha256) {}

    static ObjectList read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(file)) {
            var columns = line.split("\t", -1);
            entries.add(new Entry(columns[0], Long.parseLong(columns[1]), columns[2]));
        }
        return new ObjectList(entries);
    }

    void write(Path file) throws IOException {
        Files.write(
                file,
                entries.stream()
                        .map(entry -> entry.key + "\t" + entry.length + "\t" + entry.sha256)
                        .toList());
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::length).sum();
    }
}
