package org.consilium.web;

/**
 * What the node says about itself to people who are signed in.
 *
 * @param name of the institution that runs it
 * @param aeTitle the DICOM title it answers to
 * @param dicomPort where it listens for associations
 * @param version of the software
 */
public record NodeDescription(String name, String aeTitle, int dicomPort, String version) {}
