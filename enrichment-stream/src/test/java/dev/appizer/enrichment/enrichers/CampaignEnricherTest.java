// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.Campaign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignEnricherTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'campaign':{'source':'google','medium':'cpc','name':'q1'}}                               | google/cpc/q1/null/null",
                "{'campaign':{'name':'q1','term':'t','content':'c','other':'x'}}                           | null/null/q1/t/c",
                "{'campaign':{'source':'a'},'page':{'search':'?utm_source=b&utm_medium=m'}}                | a/null/null/null/null",
                "{'page':{'search':'?utm_source=b&utm_campaign=spring+sale&utm_medium=e%2Dmail'}}          | b/e-mail/spring sale/null/null",
                "{'page':{'url':'https://x.de/p?a=1&utm_source=b&utm_content=c#utm_term=t'}}               | b/null/null/null/c",
                "{'page':{'url':'https://x.de/#?utm_source=b'}}                                            |",
                "{'page':{'search':'utm_source=b'}}                                                        | b/null/null/null/null",
                "{'page':{'search':'?utm_source=%zz'}}                                                     | %zz/null/null/null/null",
                "{'page':{'search':'?utm_source=a&utm_source=b'}}                                          | a/null/null/null/null",
                "{'campaign':'x','page':{'search':'?utm_source=b'}}                                        | b/null/null/null/null",
                "{'campaign':{'source':' '},'page':{'search':'?utm_source=&utm_medium'}}                   |",
                "{'campaign':{'source':5}}                                                                 |",
                "{'page':{'search':7,'url':'::::'}}                                                        |",
                "{}                                                                                        |"
            })
    void theCampaignIsTheSdksWordElseThatOfTheAddress(String context, @Nullable String expected) {
        assertThat(text(context)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "medium", "name", "term", "content"})
    void aValueOfMoreThan1024CharactersIsLeftAside(String name) {
        assertThat(text("{'campaign':{'" + name + "':'" + "x".repeat(1_025) + "'}}"))
                .isNull();
        assertThat(text("{'campaign':{'" + name + "':'" + "x".repeat(1_024) + "'}}"))
                .isNotNull();
    }

    private static @Nullable String text(String context) {
        @Nullable
        Campaign found =
                Subjects.enrich(new CampaignEnricher(), Subjects.of(context)).campaign();
        return found == null
                ? null
                : String.join(
                        "/",
                        "" + found.getSource(),
                        "" + found.getMedium(),
                        "" + found.getName(),
                        "" + found.getTerm(),
                        "" + found.getContent());
    }
}
