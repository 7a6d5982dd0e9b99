// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailPartsTest {

    @Test
    void anAddressIsJudgedAsWhenItIsSentTo() {
        assertThat(EmailParts.wrongAddress("Anna <anna@example.org>", "The")).isEmpty();
        assertThat(EmailParts.wrongAddress("anna", "The")).contains("The address is not a single valid one.");
    }

    @Test
    void whereToLeaveIsJudgedAsWhenItIsSent() {
        String wrong = "The address to unsubscribe is one of https, http or mailto, of 900 characters at most.";

        assertThat(EmailParts.wrongUnsubscribe("mailto:leave@example.org")).isEmpty();
        assertThat(EmailParts.wrongUnsubscribe("https://example.org/ä")).isEmpty();
        assertThat(EmailParts.wrongUnsubscribe("")).contains(wrong);
        assertThat(EmailParts.wrongUnsubscribe("https://example.org/\ud800")).contains(wrong);
        assertThat(EmailParts.wrongUnsubscribe("https://example.org/" + "x".repeat(900)))
                .contains(wrong);
        assertThat(EmailParts.wrongUnsubscribe("https://[x"))
                .hasValueSatisfying(message ->
                        assertThat(message).startsWith("The address to unsubscribe can't be read, by its character "));
    }
}
