package org.consilium.web.dicomweb.worklist;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One reading room for all classes that ask for it: starting a node takes longer than most of what is asked of it. Closed at the very end. */
public final class SharedRoom implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ReadingRoom.class;
    }

    @Override
    public ReadingRoom resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedRoom.class))
                .computeIfAbsent(ReadingRoom.class, _ -> new ReadingRoom(), ReadingRoom.class);
    }
}
