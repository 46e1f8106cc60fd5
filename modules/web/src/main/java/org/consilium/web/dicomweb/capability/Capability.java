package org.consilium.web.dicomweb.capability;

import java.util.List;

/**
 * What can be done with one resource.
 *
 * @param service that it belongs to, as its clients call it
 * @param method of HTTP
 * @param path below {@code /dicomweb}, with variables in braces
 * @param parameters names of the query parameters that have an effect; {@code {attribute}} stands for those that are matched
 * @param takes media types of what is sent; none where nothing is
 * @param answers media types of what comes back
 */
public record Capability(
        String service, String method, String path, List<String> parameters, List<String> takes, List<String> answers) {

    public Capability {
        parameters = List.copyOf(parameters);
        takes = List.copyOf(takes);
        answers = List.copyOf(answers);
    }
}
