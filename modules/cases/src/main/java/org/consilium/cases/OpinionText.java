package org.consilium.cases;

/** What a specialist writes: what is seen, what it means, what to do. Plain text, lines separated by {@code \n}. */
public record OpinionText(String findings, String conclusion, String recommendation) {}
