// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it lies in its body.
 *
 * @param index its place in the call
 * @param offset of its first byte in the body
 * @param length in bytes
 * @param fields those that it has
 * @param flaw what is wrong with its JSON, though it could be read past; null where nothing is
 */
public record ScannedMessage(
        int index,
        int offset,
        int length,
        Map<FieldName, Field> fields,
        @Nullable Rejection flaw) {

    public Field field(FieldName name) {
        return fields.getOrDefault(name, Field.ABSENT);
    }
}
