// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.action.channel.EmailParts;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import dev.appizer.action.template.Template;
import dev.appizer.schemas.ValueMap;
import java.util.Optional;

/** The texts of one notification, which have to fit into one record of Kafka all together. */
final class Rendered {

    /** In bytes of UTF-8. Brokers take a megabyte, and there is more in a record than its texts. */
    static final int MAX_SIZE = 786_432;

    private final Occasion occasion;
    private final ValueMap values;
    private int size;

    Rendered(Occasion occasion) {
        this.occasion = occasion;
        this.values = VariableValues.of(occasion);
    }

    WebhookRow webhook(Action.SendWebhook webhook) {
        return new WebhookRow(webhook.url(), json(webhook.body()));
    }

    RecordRow append(Action.SendRecord append) {
        String key =
                append.key().map(this::text).filter(text -> !text.isBlank()).orElseGet(this::usualKey);
        return new RecordRow(append.topic(), key, json(append.value()));
    }

    private String usualKey() {
        return occasion.identifier().isEmpty() ? occasion.campaign().id() : occasion.identifier();
    }

    EmailRow email(Action.SendEmail email, Optional<String> usualFrom) {
        EmailRow row = new EmailRow();
        row.setFrom(email.from()
                .or(() -> usualFrom)
                .orElseThrow(() ->
                        new UnrenderableException("Neither the campaign nor a setting says who e-mails are from.")));
        row.setTo(to(email.to()));
        email.replyTo().ifPresent(row::setReplyTo);
        row.setSubject(text(email.subject()));
        email.text().map(this::text).ifPresent(row::setText);
        email.html().map(this::text).ifPresent(row::setHtml);
        email.unsubscribe().map(this::text).filter(text -> !text.isBlank()).ifPresent(text -> {
            EmailParts.wrongUnsubscribe(text).ifPresent(wrong -> {
                throw new UnrenderableException(wrong);
            });
            row.setUnsubscribe(text);
        });
        return row;
    }

    private String to(Template template) {
        String to = text(template);
        if (to.isBlank()) {
            throw new UnrenderableException("The address that the e-mail goes to is blank.");
        }
        return to;
    }

    private String json(Optional<Template> template) {
        return text(template.orElseGet(() -> WholeBody.of(occasion.campaign().trigger())));
    }

    private String text(Template template) {
        String text = template.render(values, occasion.campaign().defaults());
        size += text.getBytes(UTF_8).length;
        if (size > MAX_SIZE) {
            throw new UnrenderableException(
                    "A notification has " + MAX_SIZE + " bytes at most, and this one is larger: leave some of it out.");
        }
        return text;
    }
}
