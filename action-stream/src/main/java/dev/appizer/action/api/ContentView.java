// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notification's content as it is shown, by the names that campaigns have for it. */
final class ContentView {

    private ContentView() {}

    static Map<String, Object> of(NotificationRow notification) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (notification.getContent() instanceof WebhookRow webhook) {
            shown.put("url", webhook.getUrl());
            shown.put("body", webhook.getBody());
        } else if (notification.getContent() instanceof RecordRow record) {
            shown.put("topic", record.getTopic());
            shown.put("key", record.getKey());
            shown.put("value", record.getValue());
        } else if (notification.getContent() instanceof EmailRow email) {
            email(email, shown);
        }
        return shown;
    }

    private static void email(EmailRow email, Map<String, Object> shown) {
        shown.put("from", email.getFrom());
        shown.put("to", email.getTo());
        put(shown, "replyTo", email.getReplyTo());
        shown.put("subject", email.getSubject());
        put(shown, "text", email.getText());
        put(shown, "html", email.getHtml());
        put(shown, "unsubscribe", email.getUnsubscribe());
    }

    private static void put(Map<String, Object> shown, String name, @Nullable String text) {
        if (text != null) {
            shown.put(name, text);
        }
    }
}
