package org.consilium.web.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void readsWhatSpreadsheetsWrite() {
        assertThat(Csv.read("\uFEFFaccount;name\r\nkim;\"Kim; \"\"Minji\"\"\"\r\n\r\n", 10))
                .containsExactly(List.of("account", "name"), List.of("kim", "Kim; \"Minji\""));
        assertThat(Csv.read("account,name\nkim,\"two\nlines\"", 10)).last().isEqualTo(List.of("kim", "two\nlines"));
    }

    @Test
    void writesNothingASpreadsheetWouldCalculate() {
        assertThat(Csv.write(List.of(List.of("=1+1", "-2", "plain")))).isEqualTo("'=1+1,'-2,plain\r\n");
    }

    @Test
    void readsBackWhateverItWrites() {
        var pieces = List.of("", "a", "Ж", "田中", ",", ";", "\"", "\n", "=", "+", "'x", "-", "@");
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("head", "two"));
            for (int row = 0; row < 3; row++) {
                var cells = new ArrayList<String>();
                cells.add("key");
                var cell = new StringBuilder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    cell.append(pieces.get(random.nextInt(pieces.size())));
                }
                cells.add(cell.toString().strip());
                rows.add(cells);
            }
            assertThat(Csv.read(Csv.write(rows), 10)).as("seed %d", seed).isEqualTo(rows);
        }
    }

    @Test
    void refusesAQuoteWithoutEndAndTooManyLines() {
        assertThatThrownBy(() -> Csv.read("a\n\"b", 10)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> Csv.read("a\nb\nc", 2)).isInstanceOf(Rejected.class);
    }
}
