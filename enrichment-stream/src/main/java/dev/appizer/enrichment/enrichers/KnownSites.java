// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The search engines, social networks and mailers that most visits come from, by host or by a domain above it. */
final class KnownSites {

    /** Of sites with a domain in every country: what may stand behind their name. */
    private static final Pattern COUNTRY = Pattern.compile("com|[a-z]{2}|com?\\.[a-z]{2}");

    private static final Map<String, KnownSite> BY_NAME = new HashMap<>();
    private static final Map<String, KnownSite> BY_DOMAIN = new HashMap<>();

    static {
        everyCountry("search", "Google", "google");
        everyCountry("search", "Yandex", "yandex");
        everyCountry("search", "Yahoo", "yahoo");
        add("search", "Google", "com.google.android.googlequicksearchbox");
        add("search", "Bing", "bing.com");
        add("search", "DuckDuckGo", "duckduckgo.com");
        add("search", "Baidu", "baidu.com");
        add("search", "Ecosia", "ecosia.org");
        add("search", "Naver", "naver.com");
        add("search", "Seznam", "seznam.cz");
        add("search", "Startpage", "startpage.com");
        add("search", "Qwant", "qwant.com");
        add("search", "Brave", "search.brave.com");
        add("search", "Kagi", "kagi.com");
        add("search", "AOL", "search.aol.com");
        add("search", "Ask", "ask.com");
        add("social", "Facebook", "facebook.com", "fb.com", "fb.me", "m.me", "com.facebook.katana");
        add("social", "Instagram", "instagram.com", "com.instagram.android");
        add("social", "Threads", "threads.net", "threads.com");
        add("social", "X", "twitter.com", "x.com", "t.co", "com.twitter.android");
        add("social", "LinkedIn", "linkedin.com", "lnkd.in", "com.linkedin.android");
        add("social", "Reddit", "reddit.com", "redd.it", "com.reddit.frontpage");
        add("social", "YouTube", "youtube.com", "youtu.be");
        add("social", "TikTok", "tiktok.com");
        add("social", "Pinterest", "pinterest.com", "pin.it");
        add("social", "Snapchat", "snapchat.com");
        add("social", "Tumblr", "tumblr.com");
        add("social", "VK", "vk.com");
        add("social", "Weibo", "weibo.com");
        add("social", "Quora", "quora.com");
        add("social", "Mastodon", "mastodon.social");
        add("social", "Bluesky", "bsky.app");
        add("social", "Hacker News", "news.ycombinator.com");
        add("social", "WhatsApp", "whatsapp.com", "wa.me");
        add("social", "Telegram", "telegram.org", "t.me", "org.telegram.messenger");
        add("email", "Gmail", "mail.google.com", "com.google.android.gm");
        add("email", "Outlook", "outlook.live.com", "outlook.office.com", "outlook.office365.com", "mail.live.com");
        add("email", "Yahoo Mail", "mail.yahoo.com");
        add("email", "Yandex Mail", "mail.yandex.ru", "mail.yandex.com");
        add("email", "iCloud Mail", "icloud.com");
        add("email", "Proton Mail", "mail.proton.me", "mail.protonmail.com");
        add("email", "AOL Mail", "mail.aol.com");
        add("email", "GMX", "gmx.net", "gmx.com", "gmx.de");
        add("email", "Zoho Mail", "mail.zoho.com");
    }

    private KnownSites() {}

    /** The most exact entry for a host in lower case; null where the site is not known. */
    static @Nullable KnownSite of(String host) {
        for (String domain = host; domain != null; domain = above(domain)) {
            @Nullable KnownSite site = BY_DOMAIN.get(domain);
            int dot = domain.indexOf('.');
            if (site == null
                    && dot > 0
                    && COUNTRY.matcher(domain.substring(dot + 1)).matches()) {
                site = BY_NAME.get(domain.substring(0, dot));
            }
            if (site != null) {
                return site;
            }
        }
        return null;
    }

    private static @Nullable String above(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? null : domain.substring(dot + 1);
    }

    private static void everyCountry(String medium, String name, String label) {
        BY_NAME.put(label, new KnownSite(name, medium));
    }

    private static void add(String medium, String name, String... domains) {
        for (String domain : domains) {
            BY_DOMAIN.put(domain, new KnownSite(name, medium));
        }
    }
}
