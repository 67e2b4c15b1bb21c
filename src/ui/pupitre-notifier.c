/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-notifier"

#include "config.h"

#include "pupitre-notifier.h"

#include "pupitre-change-words.h"
#include "pupitre-error.h"
#include "pupitre-quiet-hours.h"
#include "pupitre-quiet-topics.h"

#include <glib/gi18n.h>

/* Tells the desktop what changed while nobody looks at the window: of each child and topic one
 * notification, which goes when what it tells of was seen, and when the program locks itself. Nothing on
 * a shared computer. The desktop is given a number, and never which child it is about: it may write
 * down what it is given. Main thread. */

#define ACTION "app.show-news"

/* What the desktop calls that nothing is looked for any more. News have those after it. */
#define STOPPED_NUMBER 0

/* As many as one notification names. */
#define MAX_NAMED 3

/* One notification. */
typedef struct {
  char              *child;    /* the key */
  PupitreChangeTopic topic;
  guint              number;   /* what the desktop calls it */
  GPtrArray         *changes;  /* (element-type PupitreChange): the oldest first */
} News;

struct _PupitreNotifier {
  GObject         parent_instance;

  PupitreContext *context;
  PupitreChanges *changes;
  GtkWindow      *window;       /* (unowned) (nullable): it owns this; %NULL once disposed of */
  GApplication   *application;  /* (nullable): which the window lets go of first */
  GCancellable   *cancel;
  GPtrArray      *news;         /* (element-type News): those that are out */
  GPtrArray      *held;         /* (element-type PupitreChange): until the quiet hours end */
  guint           held_source;
  gboolean        stopped;         /* see pupitre_notifier_set_stopped() */
  guint           stopped_source;  /* until the quiet hours end */
  guint           last_number;
};

G_DEFINE_FINAL_TYPE (PupitreNotifier, pupitre_notifier, G_TYPE_OBJECT)

static void take_changes (PupitreNotifier *self, GPtrArray *changes);

static GPtrArray *
new_changes (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_free (news->child);
  g_ptr_array_unref (news->changes);
  g_free (news);
}

static GApplication *
get_application (PupitreNotifier *self)
{
  /* GLib takes for granted that there is a bus to tell it on. */
  return self->application != NULL && g_application_get_dbus_connection (self->application) != NULL
           ? self->application
           : NULL;
}

static char *
dup_desktop_id (guint number)
{
  return g_strdup_printf ("news-%u", number);
}

typedef struct {
  GApplication *application;  /* (owned) */
  char         *id;           /* (owned) */
} Withdrawal;

static void
on_desktop_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Withdrawal *withdrawal = user_data;
  g_autoptr (GApplication) application = withdrawal->application;
  g_autofree char *id = withdrawal->id;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_application_withdraw_notification (application, id);
}

/* GLib cannot withdraw what it has only just sent, as the desktop has not said yet under which number it
 * shows that. It has when it answers something that is asked after it: then it is withdrawn once more. */
static void
withdraw (PupitreNotifier *self, guint number)
{
  g_autofree char *id = dup_desktop_id (number);
  Withdrawal *withdrawal;

  if (get_application (self) == NULL)
    return;
  g_application_withdraw_notification (get_application (self), id);
  withdrawal = g_new0 (Withdrawal, 1);
  withdrawal->application = g_object_ref (get_application (self));
  withdrawal->id = g_steal_pointer (&id);
  g_dbus_connection_call (g_application_get_dbus_connection (withdrawal->application),
                          "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                          "org.freedesktop.Notifications", "GetServerInformation", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_desktop_answered, withdrawal);
}

/* --- What it says --------------------------------------------------------------------------- */

static const char *
name_of (PupitreNotifier *self, const char *key, char **name)
{
  g_autoptr (PupitreMember) member =
    pupitre_family_dup_member (pupitre_context_get_family (self->context), key);

  *name = member != NULL
            ? g_strdup (pupitre_child_get_first_name (pupitre_member_get_child (member)))
            : NULL;
  return *name;
}

static char *
dup_titles (const News *news)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = news->changes->len; i > 0 && news->changes->len - i < MAX_NAMED; i--) {
    g_autofree char *title = pupitre_change_words_dup_title (news->changes->pdata[i - 1]);

    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", title);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GNotification *
make_detailed (const News *news, const char *child)
{
  const guint n = news->changes->len;
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  GNotification *notification;

  if (n == 1) {
    what = pupitre_change_words_dup_title (news->changes->pdata[0]);
    body = pupitre_change_words_dup_under (news->changes->pdata[0]);
  } else {
    what = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
    body = dup_titles (news);
  }
  /* Translators: 1 is the first name of a child, 2 what changed */
  title = g_strdup_printf (C_("notification", "%1$s: %2$s"), child, what);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  return notification;
}

static GNotification *
make_bare (void)
{
  GNotification *notification = g_notification_new (_("Pupitre"));

  g_notification_set_body (notification, _("Something has changed at school."));
  return notification;
}

static void
send_stopped (PupitreNotifier *self)
{
  g_autofree char *id = dup_desktop_id (STOPPED_NUMBER);
  g_autoptr (GNotification) notification = g_notification_new (_("Pupitre"));

  if (get_application (self) == NULL)
    return;
  g_notification_set_body (
    notification, _("Pupitre no longer looks for what changes at school. Open it to see why."));
  g_notification_set_default_action_and_target (notification, ACTION, "u", (guint32) STOPPED_NUMBER);
  g_application_send_notification (get_application (self), id, notification);
}

static void
send (PupitreNotifier *self, const News *news)
{
  GSettings *settings = pupitre_context_get_settings (self->context);
  g_autofree char *id = dup_desktop_id (news->number);
  g_autofree char *child = NULL;
  g_autoptr (GNotification) notification = NULL;

  if (get_application (self) == NULL || name_of (self, news->child, &child) == NULL)
    return;
  notification = g_settings_get_boolean (settings, "notify-details") ? make_detailed (news, child)
                                                                     : make_bare ();
  g_notification_set_default_action_and_target (notification, ACTION, "u", news->number);
  g_application_send_notification (get_application (self), id, notification);
}

/* --- What is out ---------------------------------------------------------------------------- */

static News *
find_news (PupitreNotifier *self, const char *child, PupitreChangeTopic topic)
{
  News *news;

  for (guint i = 0; i < self->news->len; i++) {
    news = self->news->pdata[i];
    if (news->topic == topic && g_str_equal (news->child, child))
      return news;
  }
  news = g_new0 (News, 1);
  news->child = g_strdup (child);
  news->topic = topic;
  news->number = ++self->last_number;
  news->changes = new_changes ();
  g_ptr_array_add (self->news, news);
  return news;
}

/* Whoever looks at the window sees there what changed. One that is hidden may call itself active. */
static gboolean
is_looked_at (PupitreNotifier *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->window)) && gtk_window_is_active (self->window);
}

static gboolean
is_wanted (PupitreNotifier *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);

  return settings != NULL && !pupitre_context_is_shared (self->context) &&
         g_settings_get_boolean (settings, "notify") && !is_looked_at (self);
}

static guint
get_quiet_seconds (PupitreNotifier *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!g_settings_get_boolean (settings, "quiet-hours"))
    return 0;
  return pupitre_quiet_hours_seconds_left (g_settings_get_uint (settings, "quiet-from") * 60,
                                           g_settings_get_uint (settings, "quiet-to") * 60, now);
}

static void
tell_stopped (gpointer user_data)
{
  PupitreNotifier *self = PUPITRE_NOTIFIER (user_data);
  guint quiet;

  self->stopped_source = 0;
  if (!is_wanted (self))
    return;
  quiet = get_quiet_seconds (self);
  if (quiet > 0)
    self->stopped_source = g_timeout_add_once ((quiet + 1) * 1000, tell_stopped, self);
  else
    send_stopped (self);
}

/* Those of one child of which the parent wants to be told. @changes: of that child, the newest last */
static void
tell (PupitreNotifier *self, GPtrArray *changes, GHashTable *quiet_topics)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++) {
    PupitreChange *change = changes->pdata[i];
    PupitreChangeTopic topic = pupitre_change_get_topic (change);
    News *news;

    if (pupitre_change_is_seen (change) ||
        g_hash_table_contains (quiet_topics, pupitre_change_topic_name (topic)))
      continue;
    news = find_news (self, pupitre_change_get_child (change), topic);
    g_ptr_array_add (news->changes, g_object_ref (change));
    if (!g_ptr_array_find (touched, news, NULL))
      g_ptr_array_add (touched, news);
  }
  for (guint i = 0; i < touched->len; i++)
    send (self, touched->pdata[i]);
}

typedef struct {
  PupitreNotifier *self;     /* (owned) */
  GPtrArray       *changes;  /* (owned) */
} Telling;

static void
on_topics (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Telling *telling = user_data;
  g_autoptr (PupitreNotifier) self = telling->self;
  g_autoptr (GPtrArray) changes = telling->changes;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) topics = pupitre_quiet_topics_load_finish (result, &error);

  if (topics != NULL && !g_cancellable_is_cancelled (self->cancel))
    tell (self, changes, topics);
  else if (topics == NULL && !pupitre_error_is_cancelled (error))
    g_warning ("What is to be told can not be read: %s", error->message);
}

/* @changes: (transfer full) */
static void
tell_of_child (PupitreNotifier *self, const char *child, GPtrArray *changes)
{
  g_autoptr (PupitreMember) member =
    pupitre_family_dup_member (pupitre_context_get_family (self->context), child);
  Telling *telling;

  if (member == NULL) {
    g_ptr_array_unref (changes);
    return;
  }
  telling = g_new0 (Telling, 1);
  telling->self = g_object_ref (self);
  telling->changes = changes;
  pupitre_quiet_topics_load_async (member, self->cancel, on_topics, telling);
}

static void
on_quiet_end (gpointer user_data)
{
  PupitreNotifier *self = PUPITRE_NOTIFIER (user_data);
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->held);

  self->held = new_changes ();
  self->held_source = 0;
  take_changes (self, held);
}

static void
hold (PupitreNotifier *self, GPtrArray *changes, guint seconds)
{
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (self->held, g_object_ref (changes->pdata[i]));
  if (self->held_source == 0)
    self->held_source = g_timeout_add_once ((seconds + 1) * 1000, on_quiet_end, self);
}

static void
take_changes (PupitreNotifier *self, GPtrArray *changes)
{
  g_autoptr (GHashTable) by_child = NULL;
  GHashTableIter iter;
  gpointer child, list;
  guint quiet;

  if (!is_wanted (self))
    return;
  quiet = get_quiet_seconds (self);
  if (quiet > 0) {
    hold (self, changes, quiet);
    return;
  }
  by_child = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < changes->len; i++) {
    const char *key = pupitre_change_get_child (changes->pdata[i]);

    list = g_hash_table_lookup (by_child, key);
    if (list == NULL) {
      list = new_changes ();
      g_hash_table_insert (by_child, (gpointer) key, list);
    }
    g_ptr_array_add (list, g_object_ref (changes->pdata[i]));
  }
  g_hash_table_iter_init (&iter, by_child);
  while (g_hash_table_iter_next (&iter, &child, &list))
    tell_of_child (self, child, list);
}

/* @returns: (element-type utf8): what some changes are called; the strings are those of @list */
static GHashTable *
collect_alikes (GPtrArray *list)
{
  GHashTable *alikes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (alikes, (gpointer) pupitre_change_get_alike (list->pdata[i]));
  return alikes;
}

static gboolean
has_to_see (const News *news, GHashTable *to_see)
{
  for (guint i = 0; i < news->changes->len; i++) {
    if (g_hash_table_contains (to_see, pupitre_change_get_alike (news->changes->pdata[i])))
      return TRUE;
  }
  return FALSE;
}

/* Keeps of some changes those that are still to be seen. */
static void
keep_to_see (GPtrArray *changes, GHashTable *to_see)
{
  for (guint i = changes->len; i > 0; i--) {
    if (!g_hash_table_contains (to_see, pupitre_change_get_alike (changes->pdata[i - 1])))
      g_ptr_array_remove_index (changes, i - 1);
  }
}

/* What was seen, or is of an account that is closed or locked, is neither out nor waits. */
static void
forget_seen (PupitreNotifier *self)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GHashTable) to_see = NULL;

  if (self->news->len == 0 && self->held->len == 0)
    return;
  list = pupitre_changes_list_unseen (self->changes, NULL);
  to_see = collect_alikes (list);
  for (guint i = self->news->len; i > 0; i--) {
    News *news = self->news->pdata[i - 1];

    if (has_to_see (news, to_see))
      continue;
    withdraw (self, news->number);
    g_ptr_array_remove_index (self->news, i - 1);
  }
  keep_to_see (self->held, to_see);
  if (self->held->len == 0)
    g_clear_handle_id (&self->held_source, g_source_remove);
}

/* @added: (nullable): what has just come */
static void
on_changed (PupitreNotifier *self, GPtrArray *added)
{
  forget_seen (self);
  if (added != NULL)
    take_changes (self, added);
}

/* What is out says no more, and no less, than the parent wants now. */
static void
on_details_changed (PupitreNotifier *self)
{
  for (guint i = 0; i < self->news->len; i++)
    send (self, self->news->pdata[i]);
}

/* They may have ended by it, or end at another hour. */
static void
on_quiet_changed (PupitreNotifier *self)
{
  if (self->stopped_source != 0) {
    g_clear_handle_id (&self->stopped_source, g_source_remove);
    tell_stopped (self);
  }
  if (self->held_source == 0)
    return;
  g_clear_handle_id (&self->held_source, g_source_remove);
  on_quiet_end (self);
}

static void
on_show_news (GSimpleAction *action, GVariant *parameter, PupitreNotifier *self)
{
  guint number = g_variant_get_uint32 (parameter);

  gtk_window_present (self->window);
  for (guint i = 0; i < self->news->len; i++) {
    News *news = self->news->pdata[i];
    PupitreTile tile = pupitre_change_get_tile (news->changes->pdata[news->changes->len - 1]);

    if (news->number != number)
      continue;
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-tile", "(su)", news->child,
                                (guint32) tile);
    return;
  }
}

static void
follow_settings (PupitreNotifier *self, GSettings *settings)
{
  g_signal_connect_object (settings, "changed::notify-details", G_CALLBACK (on_details_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::quiet-hours", G_CALLBACK (on_quiet_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::quiet-from", G_CALLBACK (on_quiet_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::quiet-to", G_CALLBACK (on_quiet_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
add_action (PupitreNotifier *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-news", G_VARIANT_TYPE_UINT32);

  g_signal_connect_object (action, "activate", G_CALLBACK (on_show_news), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (get_application (self)), G_ACTION (action));
}

static void
pupitre_notifier_dispose (GObject *object)
{
  PupitreNotifier *self = PUPITRE_NOTIFIER (object);

  g_cancellable_cancel (self->cancel);
  pupitre_notifier_set_stopped (self, FALSE);
  g_clear_handle_id (&self->held_source, g_source_remove);
  for (guint i = 0; i < self->news->len; i++)
    withdraw (self, ((News *) self->news->pdata[i])->number);
  g_ptr_array_set_size (self->news, 0);
  g_ptr_array_set_size (self->held, 0);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->application);
  g_clear_object (&self->changes);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_notifier_parent_class)->dispose (object);
}

static void
pupitre_notifier_finalize (GObject *object)
{
  PupitreNotifier *self = PUPITRE_NOTIFIER (object);

  g_object_unref (self->cancel);
  g_ptr_array_unref (self->news);
  g_ptr_array_unref (self->held);

  G_OBJECT_CLASS (pupitre_notifier_parent_class)->finalize (object);
}

static void
pupitre_notifier_class_init (PupitreNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_notifier_finalize;
}

static void
pupitre_notifier_init (PupitreNotifier *self)
{
  self->cancel = g_cancellable_new ();
  self->news = g_ptr_array_new_with_free_func (news_free);
  self->held = new_changes ();
}

/**
 * pupitre_notifier_new:
 * @context: What the window works with
 * @window: The window, of an application; it owns the notifier
 *
 * Returns: (transfer full): a notifier. Main thread.
 */
PupitreNotifier *
pupitre_notifier_new (PupitreContext *context, GtkWindow *window)
{
  PupitreNotifier *self;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (PUPITRE_TYPE_NOTIFIER, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->window, window);
  g_set_object (&self->application, G_APPLICATION (gtk_window_get_application (window)));
  self->changes = g_object_ref (pupitre_family_get_changes (pupitre_context_get_family (context)));
  g_signal_connect_object (self->changes, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  if (pupitre_context_get_settings (context) != NULL)
    follow_settings (self, pupitre_context_get_settings (context));
  if (get_application (self) != NULL)
    add_action (self);
  return self;
}

/**
 * pupitre_notifier_set_stopped:
 * @self: A notifier
 * @stopped: Whether nothing is looked for any more, of which the parent believes that it is
 *
 * Tells it once, as it tells of changes: not in the quiet hours, nor to whoever looks at the window. Main
 * thread.
 */
void
pupitre_notifier_set_stopped (PupitreNotifier *self, gboolean stopped)
{
  g_return_if_fail (PUPITRE_IS_NOTIFIER (self));

  if (self->stopped == stopped)
    return;
  self->stopped = stopped;
  if (stopped) {
    tell_stopped (self);
  } else {
    g_clear_handle_id (&self->stopped_source, g_source_remove);
    withdraw (self, STOPPED_NUMBER);
  }
}
