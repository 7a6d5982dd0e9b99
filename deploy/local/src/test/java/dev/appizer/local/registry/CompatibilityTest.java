// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final Schema EMPTY = fields().endRecord();
    private static final Schema NEEDED = fields().requiredString("a").endRecord();
    private static final Schema OPTIONAL = fields().optionalString("a").endRecord();

    @ParameterizedTest
    @CsvSource({
        "NONE, true, true",
        "BACKWARD, false, true",
        "FORWARD, true, false",
        "FULL, false, false",
        "FULL_TRANSITIVE, false, false"
    })
    void aNeededFieldIsAddedOrRemovedAsTheLevelSays(Compatibility level, boolean adding, boolean removing) {
        assertThat(level.problems(NEEDED, versions(EMPTY)).isEmpty()).isEqualTo(adding);
        assertThat(level.problems(EMPTY, versions(NEEDED)).isEmpty()).isEqualTo(removing);
    }

    @Test
    void aFieldWithADefaultMayComeAndGo() {
        assertThat(Compatibility.FULL_TRANSITIVE.problems(OPTIONAL, versions(EMPTY)))
                .isEmpty();
        assertThat(Compatibility.FULL_TRANSITIVE.problems(EMPTY, versions(OPTIONAL)))
                .isEmpty();
    }

    @Test
    void onlyATransitiveLevelLooksBehindTheLatestVersion() {
        List<SchemaVersion> history = versions(NEEDED, OPTIONAL);

        assertThat(Compatibility.FORWARD.problems(EMPTY, history)).isEmpty();
        assertThat(Compatibility.FORWARD_TRANSITIVE.problems(EMPTY, history))
                .singleElement()
                .asString()
                .startsWith("Version 1 can't read the new schema: READER_FIELD_MISSING_DEFAULT_VALUE at /fields/0");
    }

    @Test
    void anEnumMayGrowOnlyWhereItsReaderHasADefault() {
        Schema small = SchemaBuilder.enumeration("E").symbols("A");
        Schema grown = SchemaBuilder.enumeration("E").symbols("A", "B");
        Schema smallWithDefault =
                SchemaBuilder.enumeration("E").defaultSymbol("A").symbols("A");

        assertThat(Compatibility.FULL.problems(grown, versions(small))).isNotEmpty();
        assertThat(Compatibility.FULL.problems(grown, versions(smallWithDefault)))
                .isEmpty();
    }

    private static FieldAssembler<Schema> fields() {
        return SchemaBuilder.record("R").fields();
    }

    private static List<SchemaVersion> versions(Schema... schemas) {
        Registrations state = Registrations.NOTHING;
        for (Schema schema : schemas) {
            state = state.with(new Entry.Registered(state.next("s", schema.toString())));
        }
        return state.versions("s");
    }
}
