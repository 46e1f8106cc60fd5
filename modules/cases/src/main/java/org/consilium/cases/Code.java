package org.consilium.cases;

/**
 * A coded meaning.
 *
 * @param code for example {@code C34.1} or {@code 8140/3}
 * @param display its meaning in words, as shown beside the code
 */
public record Code(CodeSystem system, String code, String display) {}
