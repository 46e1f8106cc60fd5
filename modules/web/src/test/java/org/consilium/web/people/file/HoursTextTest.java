package org.consilium.web.people.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Shift;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class HoursTextTest {

    @Test
    void readsHoursAndWritesThemSoThatTheyReadTheSame() {
        var read = HoursText.read("Mon-Fri 8:00-17:00, SAT 22:00-06:00").orElseThrow();

        assertThat(read)
                .hasSize(6)
                .contains(
                        new Shift(DayOfWeek.WEDNESDAY, LocalTime.of(8, 0), LocalTime.of(17, 0)),
                        new Shift(DayOfWeek.SATURDAY, LocalTime.of(22, 0), LocalTime.of(6, 0)));
        var plan = new DutyPlan(ZoneId.of("Asia/Seoul"), false, read, List.of());
        assertThat(HoursText.read(HoursText.write(plan))).isEqualTo(Optional.of(read));
        assertThat(HoursText.read("24/7")).isEmpty();
        for (var wrong :
                List.of("always", "MON", "MON 08:00", "XXX 08:00-09:00", "MON 25:00-26:00", "MON 08:00-09:00 and")) {
            assertThatThrownBy(() -> HoursText.read(wrong)).as(wrong).isInstanceOf(Rejected.class);
        }
    }
}
