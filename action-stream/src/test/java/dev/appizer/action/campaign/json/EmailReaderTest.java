// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.EVENT;
import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailReaderTest {

    private static List<String> wrong(String members) {
        return problems(campaign(EVENT, "{'email':{'subject':'s','text':'t'," + members + "}}", ""));
    }

    @Test
    void anEmailGoesToTheTraitEmailUnlessItSaysOtherwise() {
        Action action = campaign(campaign(EVENT, "{'email':{'subject':'s','html':'<p>t</p>'}}", ""))
                .action();

        assertThat(action).isInstanceOfSatisfying(Action.SendEmail.class, email -> {
            assertThat(email.to().variables()).containsExactly("user.traits.email");
            assertThat(email.from()).isEmpty();
            assertThat(email.replyTo()).isEmpty();
            assertThat(email.text()).isEmpty();
            assertThat(email.html()).isPresent();
            assertThat(email.unsubscribe()).isEmpty();
        });
    }

    @Test
    void everythingIsRead() {
        assertThat(wrong("'to':'{{user.traits.name}} <{{user.computedTraits.mail}}>','from':'Shop <shop@example.org>',"
                        + "'replyTo':'help@example.org','html':'<p>t</p>',"
                        + "'unsubscribe':'https://example.org/leave?user={{user.id}}'"))
                .isEmpty();
    }

    @Test
    void anEmailNeedsASubjectAndATextOrHtml() {
        assertThat(problems(campaign(EVENT, "{'email':{}}", "")))
                .containsExactly(
                        "/action/email: Give a text, html or both.",
                        "/action/email/subject: Give a template, as a string that is not blank.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'cc':'a@b.org' | /action/email/cc: An e-mail has no such field; remove it. It has: to, from, replyTo,"
                        + " subject, text, html, unsubscribe.",
                "'from':'shop' | /action/email/from: The sender's address is not a single valid one. Give one such as"
                        + " \"Shop <shop@example.org>\".",
                "'from':3 | /action/email/from: The sender's address is not a single valid one. Give one such as"
                        + " \"Shop <shop@example.org>\".",
                "'from':'{{user.id}}@b.org' | /action/email/from: The sender's address has no variables: write it in"
                        + " full.",
                "'replyTo':'a@b.org, c@d.org' | /action/email/replyTo: This address is not a single valid one. Give one"
                        + " such as \"Shop <shop@example.org>\".",
                "'to':'{{user.trait.email}}' | /action/email/to: Line 1, column 1: There is no variable user.trait.email"
                        + " here: correct its name.",
                "'to':[] | /action/email/to: Give a template, as a string that is not blank.",
                "'html':'<a href={{user.id}}>' | /action/email/html: Line 1, column 9: A value can't stand here. Put it"
                        + " into the text, or into an attribute between quotation marks; not into a tag, comment,"
                        + " script or style.",
                "'html':'<p>\\n {{user.traits.a}}' | /action/email/html: Line 2, column 2: user.traits.a may be"
                        + " missing: give it a default, or put it between {{#user.traits.a}} and {{/user.traits.a}}.",
                "'unsubscribe':'ftp://example.org' | /action/email/unsubscribe: The address to unsubscribe is one of"
                        + " https, http or mailto, of 900 characters at most.",
                "'unsubscribe':'a b' | /action/email/unsubscribe: The address to unsubscribe can't be read, by its"
                        + " character 2.",
                "'unsubscribe':'{{x}}' | /action/email/unsubscribe: Line 1, column 1: There is no variable x here:"
                        + " correct its name.",
            })
    void aWrongEmailIsPointedAt(String members, String problem) {
        assertThat(wrong(members)).containsExactly(problem);
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(problems(campaign(EVENT, "{'email':{'subject':'a\\nb','text':'t'}}", "")))
                .containsExactly("/action/email/subject: Line 1, column 2: A header is one line, without control"
                        + " characters: take the character away.");
    }

    @Test
    void aDefaultOrASectionStandsForWhatMayBeMissing() {
        String email = "{'email':{'subject':'Hello {{user.traits.name}}',"
                + "'text':'{{#user.traits.plan}}{{user.traits.plan}}{{/user.traits.plan}}'}}";

        assertThat(problems(campaign(EVENT, email, "'defaults':{'user.traits.name':'there'}")))
                .isEmpty();
        assertThat(problems(campaign(EVENT, email, "")))
                .containsExactly("/action/email/subject: Line 1, column 7: user.traits.name may be missing: give it a"
                        + " default, or put it between {{#user.traits.name}} and {{/user.traits.name}}.");
    }
}
