package org.consilium.archive.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.jspecify.annotations.Nullable;

/** Walks through two data sets side by side and notes where they differ, items of sequences included. */
public final class Differences {

    /** Most differences that are told; a person who sees so many knows that it is another image. */
    public static final int COUNT_MAX = 500;

    /** Longest value shown, in characters. */
    public static final int VALUE_CHARACTERS_MAX = 256;

    private final ShownValues original;
    private final ShownValues newcomer;
    private final List<Difference> found = new ArrayList<>();
    private boolean complete = true;

    private Differences(ShownValues original, ShownValues newcomer) {
        this.original = original;
        this.newcomer = newcomer;
    }

    /**
     * All differences, in the order of their tags.
     *
     * @param complete false when there are more than {@link #COUNT_MAX}
     */
    public record Result(List<Difference> differences, boolean complete) {}

    /** Compares the headers of two sides and whatever was left out of them. */
    public static Result between(ShownValues original, ShownValues newcomer) {
        var differences = new Differences(original, newcomer);
        differences.walk(original.header(), newcomer.header(), "");
        return new Result(List.copyOf(differences.found), differences.complete);
    }

    private void walk(DataSet one, DataSet other, String path) {
        Iterator<Element> left = SameElements.significant(one).iterator();
        Iterator<Element> right = SameElements.significant(other).iterator();
        @Nullable Element mine = next(left);
        @Nullable Element theirs = next(right);
        while (complete && (mine != null || theirs != null)) {
            int order = order(mine, theirs);
            if (order == 0 && mine != null && theirs != null) {
                compare(mine, theirs, path);
            } else if (order < 0) {
                add(path, mine, null);
            } else {
                add(path, null, theirs);
            }
            mine = order <= 0 ? next(left) : mine;
            theirs = order >= 0 ? next(right) : theirs;
        }
    }

    private static @Nullable Element next(Iterator<Element> elements) {
        return elements.hasNext() ? elements.next() : null;
    }

    private static int order(@Nullable Element mine, @Nullable Element theirs) {
        if (mine == null) {
            return 1;
        }
        return theirs == null ? -1 : Integer.compareUnsigned(mine.tag(), theirs.tag());
    }

    private void compare(Element mine, Element theirs, String path) {
        if (mine instanceof SequenceElement(int tag, List<DataSet> items)
                && theirs instanceof SequenceElement(int sameTag, List<DataSet> otherItems)
                && items.size() == otherItems.size()) {
            for (int i = 0; i < items.size() && complete; i++) {
                walk(items.get(i), otherItems.get(i), path + Tags.toString(tag) + "[" + (i + 1) + "].");
            }
            return;
        }
        boolean leftOut = ShownValues.isLeftOut(mine) || ShownValues.isLeftOut(theirs);
        boolean same = leftOut ? original.show(mine).equals(newcomer.show(theirs)) : SameElements.same(mine, theirs);
        if (!same) {
            add(path, mine, theirs);
        }
    }

    private void add(String path, @Nullable Element mine, @Nullable Element theirs) {
        if (found.size() == COUNT_MAX) {
            complete = false;
            return;
        }
        int tag = mine != null ? mine.tag() : theirs != null ? theirs.tag() : 0;
        found.add(new Difference(
                path + Tags.toString(tag),
                Dictionary.find(tag).map(entry -> entry.keyword()).orElse(""),
                representation(mine, theirs),
                Optional.ofNullable(mine).map(original::show),
                Optional.ofNullable(theirs).map(newcomer::show)));
    }

    private static String representation(@Nullable Element mine, @Nullable Element theirs) {
        String one = mine == null ? "" : mine.vr().name();
        String other = theirs == null ? "" : theirs.vr().name();
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? other : one;
        }
        return one + "/" + other;
    }
}
