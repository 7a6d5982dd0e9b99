// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the {@link PackedSdk} and the {@link RunningAppizer} to whichever test asks for them: made for the first that does,
 * shared by all, ended after the last test of the JVM.
 */
final class SdkExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SdkExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PackedSdk.class || type == RunningAppizer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        return parameter.getParameter().getType() == PackedSdk.class
                ? store.getOrComputeIfAbsent(PackedSdk.class, type -> new PackedSdk(), PackedSdk.class)
                : store.getOrComputeIfAbsent(
                        RunningAppizer.class, type -> RunningAppizer.start(), RunningAppizer.class);
    }
}
