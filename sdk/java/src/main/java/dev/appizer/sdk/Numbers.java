// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers in JSON: whole ones exactly, big ones without an exponent. */
final class Numbers {

    private Numbers() {}

    /** Whether it is anything else than a number that is not finite. */
    static boolean hasJson(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        return true;
    }

    static void write(JsonGenerator json, Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            json.writeNumber(number.longValue());
        } else if (number instanceof Double) {
            json.writeNumber(number.doubleValue());
        } else if (number instanceof Float) {
            json.writeNumber(number.floatValue());
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else {
            // Atomic numbers, adders and those of other libraries have their decimal text.
            json.writeNumber(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
        }
    }
}
