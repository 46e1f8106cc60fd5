package org.consilium.web.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The frame list of a path (PS3.18 table 10.4.1-1): numbers from 1 on, separated by commas. */
public final class FrameNumbers {

    /** Most frames of one request. */
    static final int COUNT_MAX = 10_000;

    private static final int DIGITS_MAX = 9;

    private FrameNumbers() {}

    public static List<Integer> parse(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : list.split(",", COUNT_MAX + 2)) {
            boolean digits = !text.isEmpty()
                    && text.length() <= DIGITS_MAX
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits) {
                throw new Rejected(Reason.INVALID_REQUEST, "frame numbers are integers from 1, separated by commas");
            }
            numbers.add(Integer.parseInt(text));
        }
        if (numbers.size() > COUNT_MAX || numbers.contains(0)) {
            throw new Rejected(Reason.INVALID_REQUEST, "frame numbers begin at 1, at most " + COUNT_MAX + " of them");
        }
        return numbers;
    }

    /** The one frame of a path that takes no list. */
    public static int single(String text) {
        List<Integer> numbers = parse(text);
        if (numbers.size() > 1) {
            throw new Rejected(Reason.INVALID_REQUEST, "one frame at a time is rendered");
        }
        return numbers.getFirst();
    }
}
