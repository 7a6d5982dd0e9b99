// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An answer that can be written in every format. */
public interface Document {

    /** Writes it as one JSON object. */
    void writeJson(JsonGenerator json) throws IOException;

    Table table();
}
