// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Action;
import dev.appizer.action.channel.webhook.UnusableUrlException;
import dev.appizer.action.channel.webhook.WebhookUrl;
import dev.appizer.action.template.Template;
import dev.appizer.filter.json.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a campaign sends: one of {@code {"webhook":{…}}}, {@code {"email":{…}}} and {@code {"topic":{…}}}. */
final class ActionReader {

    static final Action STAND_IN = new Action.SendWebhook("", Optional.empty());

    private static final List<String> KINDS = List.of("webhook", "email", "topic");
    private static final int MAX_URL = 2_048;
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    private ActionReader() {}

    static Action read(Part part, Templates templates) {
        if (!part.isObject("An action")) {
            return STAND_IN;
        }
        part.allowOnly("An action", "webhook", "email", "topic");
        List<String> kinds =
                KINDS.stream().filter(kind -> part.field(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            part.report("Give one of webhook, email and topic: by what the campaign sends.");
            return STAND_IN;
        }
        Part action = part.field(kinds.get(0));
        return switch (kinds.get(0)) {
            case "webhook" -> webhook(action, templates);
            case "email" -> EmailReader.read(action, templates);
            default -> topic(action, templates);
        };
    }

    private static Action webhook(Part part, Templates templates) {
        if (!part.isObject("A webhook")) {
            return STAND_IN;
        }
        part.allowOnly("A webhook", "url", "body");
        return new Action.SendWebhook(url(part.field("url")), templates.readJson(part.field("body")));
    }

    private static String url(Part part) {
        String url = part.json().isTextual() ? part.json().textValue() : "";
        if (url.isBlank() || url.length() > MAX_URL) {
            part.report("Give a URL of at most " + MAX_URL + " characters, such as \"https://example.org/hook\".");
        } else if (url.contains("{{")) {
            part.report("Where a webhook goes has no variables: write the URL in full.");
        } else {
            checkUrl(part, url);
        }
        return url;
    }

    private static void checkUrl(Part part, String url) {
        try {
            WebhookUrl.destination(url);
        } catch (UnusableUrlException e) {
            part.report(e.why() + ": give another one.");
        }
    }

    private static Action topic(Part part, Templates templates) {
        if (!part.isObject("What goes to a topic")) {
            return STAND_IN;
        }
        part.allowOnly("What goes to a topic", "topic", "key", "value");
        Part topic = part.field("topic");
        String name = topic.json().isTextual() ? topic.json().textValue() : "";
        if (!TOPIC.matcher(name).matches()) {
            topic.report("Give the name of a Kafka topic: 1 to 249 of the characters a-z, A-Z, 0-9, ., _ and -.");
        }
        return new Action.SendRecord(
                name,
                templates.readIfPresent(part.field("key"), Template::text),
                templates.readJson(part.field("value")));
    }
}
