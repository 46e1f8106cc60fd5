package org.consilium.cases.register;

import java.util.Arrays;
import java.util.List;
import org.consilium.archive.removal.DeletionVeto;
import org.consilium.archive.removal.Obstacle;
import org.consilium.cases.CaseState;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps studies from being deleted while a case about them is open, drafts included. */
public final class OpenCases implements DeletionVeto {

    private static final String[] FINAL = Arrays.stream(CaseState.values())
            .filter(CaseState::isFinal)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    public OpenCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Obstacle obstacle() {
        return Obstacle.OPEN_CASE;
    }

    @Override
    public boolean keeps(Uid study, List<Uid> sopInstances) {
        return jdbc.sql("""
                select exists (select from cases.consult_case
                    where studies @> array[:study]::text[] and not state = any(:final))
                """)
                .param("study", study.value())
                .param("final", FINAL)
                .query(Boolean.class)
                .single();
    }
}
