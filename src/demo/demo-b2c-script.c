/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-script"

#include "demo-b2c-script.h"

/* What a page of the accounts does in a browser: the same calls that a client makes. */

static const char script[] =
  "<script>\n"
  "var control = (SA_FIELDS.DisplayControls || [])[0];\n"
  "var query = '?tx=' + encodeURIComponent(SETTINGS.transId) + '&p=' + SETTINGS.hosts.policy;\n"
  "function value(id) { return document.getElementById(id).value.trim(); }\n"
  "function say(id, text) { document.getElementById(id).textContent = text; }\n"
  "function call(path, pairs, done) {\n"
  "  say('error', ''); say('said', '');\n"
  "  fetch(SETTINGS.hosts.tenant + path + query, { method: 'POST',\n"
  "    body: new URLSearchParams(pairs),\n"
  "    headers: { 'X-CSRF-TOKEN': SETTINGS.csrf, 'X-Requested-With': 'XMLHttpRequest' } })\n"
  "  .then(function (reply) { return reply.json(); }).then(function (reply) {\n"
  "    if (reply.status == '200') done(); else say('error', reply.message);\n"
  "  }).catch(function () { say('error', '…'); });\n"
  "}\n"
  "function verify(action) {\n"
  "  var code = value(control ? 'verificationCode' : 'email_ver_input'), done = function () {\n"
  "    say('said', CONTENT[action == 'SendCode' ? 'success_send_code_msg'\n"
  "                                             : 'success_verify_code_msg']);\n"
  "  };\n"
  "  if (control)\n"
  "    call('/SelfAsserted/DisplayControlAction/vbeta/' + control.ID + '/' + action,\n"
  "         [['email', value('email')], ['verificationCode', code]], done);\n"
  "  else\n"
  "    call('/SelfAsserted', [['request_type', action == 'SendCode' ? 'VERIFICATION_REQUEST'\n"
  "                                                                 : 'VALIDATION_REQUEST'],\n"
  "                           ['claim_id', 'email'], ['claim_value', value('email')],\n"
  "                           ['user_input', code]], done);\n"
  "}\n"
  "document.querySelectorAll('button[data-action]').forEach(function (button) {\n"
  "  button.onclick = function () { verify(button.dataset.action); };\n"
  "});\n"
  "document.getElementById('next').onclick = function () {\n"
  "  var pairs = [['request_type', 'RESPONSE']];\n"
  "  SA_FIELDS.AttributeFields.forEach(function (field) {\n"
  "    var input = document.getElementById(field.ID);\n"
  "    if (input.type != 'checkbox' || input.checked) pairs.push([field.ID, input.value.trim()]);\n"
  "  });\n"
  "  call('/SelfAsserted', pairs, function () {\n"
  "    location = SETTINGS.hosts.tenant + '/api/' + SETTINGS.api + '/confirmed' + query +\n"
  "      '&rememberMe=false&csrf_token=' + encodeURIComponent(SETTINGS.csrf);\n"
  "  });\n"
  "};\n"
  "</script>\n";

/**
 * demo_b2c_script:
 *
 * Returns: the script that goes at the end of a page.
 */
const char *
demo_b2c_script (void)
{
  return script;
}
