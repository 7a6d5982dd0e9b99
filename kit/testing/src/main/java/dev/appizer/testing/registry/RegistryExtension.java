// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the {@link RegistryUnderTest} to whichever constructor or method of a test asks for it:
 * started for the first that does, shared by all, closed after the last test of the JVM.
 */
public final class RegistryExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RegistryExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RegistryUnderTest.class;
    }

    @Override
    public RegistryUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        RegistryUnderTest.class, type -> RegistryUnderTest.start(), RegistryUnderTest.class);
    }
}
