package org.consilium.dicom;

/** Value multiplicities as PS3.6 writes them: {@code 1}, {@code 1-3}, {@code 1-n}, {@code 2-2n}, {@code 3-3n}, {@code 1-n or 1}. */
final class Multiplicity {

    private Multiplicity() {}

    static boolean allows(String vm, int count) {
        for (String choice : vm.split(" or ", -1)) {
            if (allowsOne(choice.strip(), count)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allowsOne(String vm, int count) {
        int dash = vm.indexOf('-');
        if (dash < 0) {
            return !isNumber(vm) || count == Integer.parseInt(vm);
        }
        String most = vm.substring(dash + 1);
        int least = Integer.parseInt(vm.substring(0, dash));
        if (most.endsWith("n")) {
            int step = most.length() == 1 ? 1 : Integer.parseInt(most.substring(0, most.length() - 1));
            return count >= least && count % step == 0;
        }
        return count >= least && count <= Integer.parseInt(most);
    }

    private static boolean isNumber(String vm) {
        return !vm.isEmpty() && vm.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
