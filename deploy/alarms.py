"""Sends Dateline's alarms from the Prefect server: ``python deploy/alarms.py --webhook URL --email ADDRESS``.

Creates (or replaces) a notification block and an automation for each channel. Run it once, with ``PREFECT_API_URL``
set; the server does the rest. E-mail goes through SendGrid's API, because Prefect's own server does not send by SMTP.
If the machine has a sendmail, ``deploy/systemd/dateline-alarm@.service`` mails when the scheduler has ended; and a
webhook may go to any relay.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from datetime import timedelta

from prefect.automations import Automation
from prefect.blocks.notifications import CustomWebhookNotificationBlock, SendgridEmail
from prefect.client.orchestration import get_client
from prefect.events.actions import SendNotification
from prefect.events.schemas.automations import EventTrigger, Posture

SUBJECT = "{{ event.event }}: {{ event.resource.name }}"
BODY = "{{ event.payload.kind }}: {{ event.payload.why }}\nsince {{ event.payload.since }}"


async def main() -> None:
    """Create the requested automations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--webhook", help="address that gets a POST with JSON: subject and body")
    parser.add_argument("--email", action="append", help="receiver; may be given again; needs SENDGRID_API_KEY")
    parser.add_argument("--sender", default="dateline@example.org", help="sender of e-mails [%(default)s]")
    options = parser.parse_args()
    if options.webhook:
        block = CustomWebhookNotificationBlock(
            name="dateline", url=options.webhook, json_data={"subject": "{{subject}}", "body": "{{body}}"}
        )
        await pass_on("dateline alarms by webhook", await block.save("dateline-webhook", overwrite=True))
    if options.email:
        mail = SendgridEmail(
            api_key=os.environ["SENDGRID_API_KEY"], sender_email=options.sender, to_emails=options.email
        )
        await pass_on("dateline alarms by e-mail", await mail.save("dateline-email", overwrite=True))


async def pass_on(name: str, block: object) -> None:
    """Create an automation that sends every event to a notification block; replace one of the same name."""
    async with get_client() as client:
        for old in await client.read_automations_by_name(name):
            await client.delete_automation(old.id)
    trigger = EventTrigger(
        expect={"dateline.source.*", "dateline.archive.*", "dateline.configuration.*"},
        match={"prefect.resource.id": "dateline.*"},
        for_each={"prefect.resource.id"},
        posture=Posture.Reactive,
        threshold=1,
        within=timedelta(0),
    )
    action = SendNotification(block_document_id=block, subject=SUBJECT, body=BODY)
    await Automation(name=name, trigger=trigger, actions=[action]).acreate()


if __name__ == "__main__":
    asyncio.run(main())
