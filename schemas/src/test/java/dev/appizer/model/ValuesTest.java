// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void wholeNumbersOf64BitsStayExactAndEveryOtherNumberIsADouble() throws IOException {
        assertThat(read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("9223372036854775808")).isEqualTo(0x1p63);
        assertThat(read("1.0")).isEqualTo(1.0);
        assertThat(read("1e400")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void nothingIsCoerced() throws IOException {
        assertThat(read("\"1000\"")).isEqualTo("1000");
        assertThat(read("true")).isEqualTo(true);
        assertThat(read("null")).isNull();
    }

    @Test
    void nestedValuesKeepTheirTypes() throws IOException {
        Object value = read("{\"a\":[1,1.5,null,{\"b\":\"c\"}]}");
        ValueMap inner = Values.object(Map.of("b", "c"));
        assertThat(value).isEqualTo(Values.object(Map.of("a", new ValueList(Arrays.asList(1L, 1.5, null, inner)))));
    }

    @Test
    void whatIsReadIsWrittenBackTheSame() throws IOException {
        for (String json : new String[] {"null", "true", "12", "1.5", "\"é\\n\"", "[1,[2,{}]]", "{\"a\":{\"b\":[]}}"}) {
            StringWriter written = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(written)) {
                Values.write(generator, read(json));
            }
            assertThat(written).hasToString(json);
        }
    }

    private static @Nullable Object read(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return Values.read(parser);
        }
    }
}
