// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static dev.appizer.action.campaign.Occasions.NOW;
import static dev.appizer.action.campaign.Occasions.ON_ANSWER;
import static dev.appizer.action.campaign.Occasions.ON_ENTRY;
import static dev.appizer.action.campaign.Occasions.ON_EVENT;
import static dev.appizer.action.campaign.Occasions.ON_EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.action.campaign.Action.SendEmail;
import dev.appizer.action.campaign.Action.SendRecord;
import dev.appizer.action.campaign.Action.SendWebhook;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.QuietRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import dev.appizer.action.template.Template;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final String URL = "https://example.org/hook?key=secret";
    private static final Action WEBHOOK = new SendWebhook(URL, Optional.empty());
    private static final Content CONTENT = new Content(Optional.of("shop@example.org"));
    private static final Person PERSON = People.known(
            "{'email':'anna@example.org','tz':'Asia/Kathmandu','big':9007199254740993,'o':{'b':[true,null]}}",
            "{'spent':12.0}",
            "paying",
            "vip");
    private static final String USER = "\"user\":{\"anonymous\":false,\"anonymousId\":\"a1\",\"anonymousIds\":[\"a1\"],"
            + "\"computedTraits\":{\"spent\":12},\"id\":\"u1\",\"segments\":[\"paying\",\"vip\"],"
            + "\"traits\":{\"big\":9007199254740993,\"email\":\"anna@example.org\",\"o\":{\"b\":[true,null]},"
            + "\"tz\":\"Asia/Kathmandu\"},\"userId\":\"u1\",\"userIds\":[\"u1\",\"u2\"]}";

    private static String head(String type) {
        return "{\"id\":\"id\",\"type\":\"" + type + "\",\"timestamp\":\"2026-01-01T12:00:00Z\","
                + "\"campaign\":{\"id\":\"c\",\"name\":\"The \\\"c\\\"\",\"version\":7},";
    }

    private static String body(Trigger trigger) {
        NotificationRow row = CONTENT.of(Occasions.of(trigger, WEBHOOK, PERSON));
        return ((WebhookRow) row.getContent()).getBody();
    }

    private static SendEmail email(String to, String text, String unsubscribe) {
        return new SendEmail(
                Optional.empty(),
                Template.header(to),
                Optional.of("help@example.org"),
                Template.header("Hello {{user.traits.name}}"),
                Optional.of(Template.text(text)),
                Optional.empty(),
                Optional.of(Template.header(unsubscribe)));
    }

    private static String why(Trigger trigger, Action action, Person person) {
        UnrenderableException failure = catchThrowableOfType(
                UnrenderableException.class, () -> CONTENT.of(Occasions.of(trigger, action, person)));
        assertThat(failure).hasMessage(failure.why());
        return failure.why();
    }

    @Test
    void aNotificationKnowsWhatItIsAboutAndWhereItGoes() {
        NotificationRow row = CONTENT.of(Occasions.of(ON_EVENT, WEBHOOK, PERSON));

        assertThat(row.getId()).isEqualTo("id");
        assertThat(row.getCampaign()).isEqualTo("c");
        assertThat(row.getCampaignVersion()).isEqualTo(7);
        assertThat(row.getPerson()).isEqualTo("user:u1");
        assertThat(row.getCreatedAt()).isEqualTo(NOW - 5);
        assertThat(row.getChannel()).isEqualTo("webhook");
        assertThat(row.getDestination()).isEqualTo("https://example.org:443");
        assertThat(row.getQuiet()).isEqualTo(new QuietRow(1_320, 480, "Asia/Kathmandu"));
        assertThat(((WebhookRow) row.getContent()).getUrl()).isEqualTo(URL);
    }

    @Test
    void withoutABodyAllThatIsKnownIsSent() {
        assertThat(body(ON_ENTRY))
                .isEqualTo(head("segment.entered") + USER
                        + ",\"change\":{\"detectedAt\":\"2026-01-01T12:00:00Z\",\"effectiveAt\":"
                        + "\"2026-01-01T11:59:59.999999Z\",\"messageId\":\"m\",\"reason\":\"TRAIT\",\"segment\":\"s\","
                        + "\"transition\":\"ENTERED\"}}");
        assertThat(body(ON_EXIT)).startsWith(head("segment.exited")).contains("\"transition\":\"EXITED\"");
        assertThat(body(ON_EVENT))
                .isEqualTo(head("event") + USER
                        + ",\"event\":{\"messageId\":\"m\",\"name\":\"purchase\",\"properties\":{\"n\":null,"
                        + "\"total\":9.5},\"time\":\"2026-01-01T11:59:59Z\"}}");
        assertThat(body(ON_ANSWER))
                .isEqualTo(head("query") + "\"query\":{\"time\":\"2026-01-01T12:00:00Z\",\"value\":100}}");
    }

    @Test
    void aBodyIsRenderedWithDefaults() {
        Action action = new SendWebhook(URL, Optional.of(Template.json("{\"n\":{{user.traits.name}}}")));

        NotificationRow row =
                CONTENT.of(Occasions.of(ON_EVENT, action, PERSON, Map.of("user.traits.name", "\"there\"")));

        assertThat(((WebhookRow) row.getContent()).getBody()).isEqualTo("{\"n\":\"\\\"there\\\"\"}");
    }

    @Test
    void aRecordIsKeyedByThePersonUnlessItSaysOtherwise() {
        SendRecord usual = new SendRecord("crm", Optional.empty(), Optional.of(Template.json("[1]")));
        SendRecord own = new SendRecord("crm", Optional.of(Template.text("k-{{user.id}}")), usual.value());
        SendRecord blank = new SendRecord(
                "crm",
                Optional.of(Template.text("{{#user.traits.x}}{{user.traits.x}}{{/user.traits.x}}")),
                usual.value());

        NotificationRow row = CONTENT.of(Occasions.of(ON_EVENT, usual, PERSON));
        assertThat(row.getChannel()).isEqualTo("topic");
        assertThat(row.getDestination()).isEqualTo("crm");
        assertThat(row.getContent()).isEqualTo(new RecordRow("crm", "user:u1", "[1]"));
        assertThat(CONTENT.of(Occasions.of(ON_EVENT, own, PERSON)).getContent())
                .isEqualTo(new RecordRow("crm", "k-u1", "[1]"));
        assertThat(CONTENT.of(Occasions.of(ON_EVENT, blank, PERSON)).getContent())
                .isEqualTo(new RecordRow("crm", "user:u1", "[1]"));
        assertThat(CONTENT.of(Occasions.of(ON_ANSWER, usual, PERSON)).getContent())
                .isEqualTo(new RecordRow("crm", "c", "[1]"));
    }

    @Test
    void anEmailIsRendered() {
        Action email = email("{{user.traits.email}}", "{{user.segments}}", "https://example.org/leave/{{user.id}}");

        NotificationRow row = CONTENT.of(Occasions.of(ON_EVENT, email, PERSON, Map.of("user.traits.name", "there")));

        assertThat(row.getChannel()).isEqualTo("email");
        assertThat(row.getDestination()).isEqualTo("smtp");
        assertThat(row.getContent())
                .isEqualTo(new EmailRow(
                        "shop@example.org",
                        "anna@example.org",
                        "help@example.org",
                        "Hello there",
                        "paying, vip",
                        null,
                        "https://example.org/leave/u1"));
    }

    @Test
    void whatWouldBeAnEmptyPlaceIsNotSent() {
        Action email = email("{{user.traits.email}}", "t", "https://example.org");

        assertThat(why(ON_EVENT, email, PERSON))
                .isEqualTo("The variable user.traits.name has no value that can be written, and no default.");
        assertThat(why(ON_EVENT, email, People.anonymous()))
                .isEqualTo("The variable user.traits.email has no value that can be written, and no default.");
    }

    @Test
    void anEmailNeedsASenderAndARecipient() {
        Action blank = email("{{#user.traits.x}}{{user.traits.x}}{{/user.traits.x}}", "t", "https://example.org");

        assertThat(why(ON_EVENT, blank, PERSON)).isEqualTo("The address that the e-mail goes to is blank.");
        assertThatThrownBy(() -> new Content(Optional.empty()).of(Occasions.of(ON_EVENT, blank, PERSON)))
                .isInstanceOf(UnrenderableException.class)
                .hasMessage("Neither the campaign nor a setting says who e-mails are from.");
    }

    @Test
    void whereToLeaveIsAnAddressOrNothing() {
        Map<String, Object> defaults = Map.of("user.traits.name", "there");
        Action none = email("a@b.org", "t", "{{#user.traits.x}}{{user.traits.x}}{{/user.traits.x}}");

        EmailRow row = (EmailRow)
                CONTENT.of(Occasions.of(ON_EVENT, none, PERSON, defaults)).getContent();
        assertThat(row.getUnsubscribe()).isNull();
        assertThatThrownBy(() -> CONTENT.of(
                        Occasions.of(ON_EVENT, email("a@b.org", "t", "{{user.traits.email}}"), PERSON, defaults)))
                .hasMessage("The address to unsubscribe is one of https, http or mailto, of 900 characters at most.");
    }

    @Test
    void whatDoesNotFitIntoARecordIsNotSent() {
        String large = "x".repeat(200_000);
        Person person = People.known("{'a':'" + large + "'}", "{}");
        Action bytes = new SendWebhook(
                URL,
                Optional.of(Template.json("[{{#user.traits.a}}\"{{user.traits.a}}"
                        + "{{user.traits.a}}{{user.traits.a}}{{user.traits.a}}\"{{/user.traits.a}}]")));
        Action characters =
                new SendWebhook(URL, Optional.of(Template.json("[\"" + "{{user.traits.a}}".repeat(6) + "\"]")));

        assertThat(why(ON_EVENT, bytes, person))
                .isEqualTo("A notification has 786432 bytes at most, and this one is larger: leave some of it out.");
        assertThat(why(ON_EVENT, characters, person)).isEqualTo("A rendered template has 1048576 characters at most.");
    }

    @Test
    void aUrlThatIsNoLongerSentToFails() {
        assertThat(why(ON_EVENT, new SendWebhook("ftp://example.org", Optional.empty()), PERSON))
                .isEqualTo("Only http and https URLs are sent to.");
    }

    @Test
    void aCauseIsOfOneOfThreeKinds() {
        Occasion occasion = Occasions.of(ON_EVENT, WEBHOOK, PERSON);

        assertThatThrownBy(() -> new Occasion("id", occasion.campaign(), 1, "", Optional.empty(), "x", 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a cause: class java.lang.String");
    }
}
