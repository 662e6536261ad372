"""Table or image that is not there.

## What it does
Checks that every file that a paper shows is in the meeting's folder.

## Why it matters
The paper would go out with a hole in it.

## Example
    ![Delivery plan](delivery-plam.csv)

Use instead:
    ![Delivery plan](delivery-plan.csv)
"""
