/**
 * Notifications by HTTP, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says. An attempt goes
 *
 * <pre>
 * {@link dev.appizer.action.channel.webhook.Target}   is the URL one to send to?
 *   → {@link dev.appizer.action.channel.Destinations}   its destination's turn
 *   → {@link dev.appizer.action.channel.address.CheckedAddresses}   may its addresses be connected to?
 *   → {@link dev.appizer.action.channel.webhook.HttpPost}   signed, sent and answered, within the time that there is
 *   → {@link dev.appizer.action.channel.webhook.Answer}   what the status says
 * </pre>
 */
@NullMarked
package dev.appizer.action.channel.webhook;

import org.jspecify.annotations.NullMarked;
